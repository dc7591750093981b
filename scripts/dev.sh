#!/usr/bin/env bash
# The short commands of the Makefile: fmt, check, openapi, screenshots, clean.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/cache.sh"
cd "$ROOT"

fmt() {
  "$ROOT/scripts/web.sh" deps
  cargo fmt --all
  npm --prefix web run format
}

check() {
  "$ROOT/scripts/web.sh" deps
  cargo fmt --all --check
  npm --prefix web run format:check
  npm --prefix web run check
  cargo clippy --workspace --all-targets --locked -- -D warnings
}

# By the binary itself: the document cannot say other than what is served
openapi() {
  . "$ROOT/scripts/build.sh"
  "$OPENWINK_BIN" openapi >docs/openapi.json.new
  mv docs/openapi.json.new docs/openapi.json
  "$OPENWINK_BIN" openapi --portal >docs/portal-openapi.json.new
  mv docs/portal-openapi.json.new docs/portal-openapi.json
  npm --prefix web run --if-present api-types
  say "Written: docs/openapi.json, docs/portal-openapi.json"
}

screenshots() {
  "$ROOT/scripts/install.sh" test
  . "$ROOT/scripts/cache.sh"
  "$ROOT/scripts/web.sh" build
  cargo build --workspace --all-targets --locked  # as the tests do, so that each finds the other's work
  OPENWINK_BIN="${CARGO_TARGET_DIR:-$ROOT/target}/debug/openwink" \
    OPENWINK_CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome) \
    npm --prefix web run screenshots
}

clean() {
  rm -rf web/dist web/node_modules .tools "${CARGO_TARGET_DIR:-$ROOT/target}"
  say "Deleted what was built. ./data is still there."
}

case ${1:-} in
  fmt | check | openapi | screenshots | clean) "$1" ;;
  *) fail "'${1:-}' is none of fmt, check, openapi, screenshots, clean" ;;
esac
