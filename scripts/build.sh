#!/usr/bin/env bash
# Builds the release binary, browser code included, when a source changed.
# May be sourced: the binary is then $OPENWINK_BIN.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Asked before anything else, so that a second start is quick. A target folder elsewhere may hold another clone's binary:
# then cargo is asked
target=$ROOT/target
up_to_date() {
  local sources=() path
  [ -z "${CARGO_TARGET_DIR:-}${OPENWINK_BUILD_CACHE:-}" ] && [ "${CI:-}" != true ] || return 1
  [ -x "$target/release/openwink" ] && [ -e "$target/release/.openwink-built" ] || return 1
  "$ROOT/scripts/web.sh" fresh || return 1
  # Folders are looked at too: theirs is the newer time when a file was deleted
  for path in crates docs web/dist Cargo.toml Cargo.lock .cargo rust-toolchain.toml openwink.toml; do
    [ ! -e "$ROOT/$path" ] || sources+=("$ROOT/$path")
  done
  [ -z "$(find "${sources[@]}" -newer "$target/release/.openwink-built" -print -quit)" ]
}

if ! up_to_date; then
  "$ROOT/scripts/install.sh" run
  . "$ROOT/scripts/cache.sh"
  target=${CARGO_TARGET_DIR:-$ROOT/target}
  "$ROOT/scripts/web.sh" build
  cd "$ROOT"
  mkdir -p "$target/release"
  if [ ! -x "$target/release/openwink" ]; then
    say "Building Openwink. The first time takes some minutes: some hundred libraries are compiled once …"
  else
    say "Building Openwink …"
  fi
  start=$SECONDS
  # The time of the start: what changes while it builds is not in it
  touch "$target/release/.openwink-building"
  cargo build --release --locked -p openwink || fail "the build failed after $(duration $((SECONDS - start)))"
  mv "$target/release/.openwink-building" "$target/release/.openwink-built"
  say "Built in $(duration $((SECONDS - start)))."
fi
OPENWINK_BIN=$target/release/openwink
"$ROOT/scripts/models.sh" || say "Without the models, only digital PDFs are read; scans and photos are kept. Try again: scripts/models.sh"
[ "${BASH_SOURCE[0]}" != "$0" ] || say "$OPENWINK_BIN is up to date."
