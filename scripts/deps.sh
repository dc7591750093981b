#!/usr/bin/env bash
# Are the licenses and sources of what we depend on allowed by deny.toml? With cargo-deny where it is installed, which
# also knows bans and advisories; else with a small check of our own, because compiling cargo-deny takes longer than
# compiling Openwink.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/cache.sh"
cd "$ROOT"

if ! have cargo-deny; then
  say "cargo-deny is not installed (cargo install --locked cargo-deny): licenses and sources alone are checked."
  cargo metadata --locked --format-version 1 | node scripts/deps.mjs deny.toml
  exit
fi

cargo deny --locked check bans licenses sources
# The database of advisories is a git repository elsewhere: where it cannot be had, it cannot fail us
timeout 60 cargo deny --locked fetch db >/dev/null 2>&1 || say "The database of advisories could not be fetched."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if cargo deny --locked --offline check --disable-fetch advisories >"$log" 2>&1; then
  say "advisories ok"
elif grep -qiE 'failed to (fetch|load|open) advisory|unable to (load|acquire|open)' "$log"; then
  say "Advisories are not checked."
else
  cat "$log"
  exit 1
fi
