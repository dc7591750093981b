#!/usr/bin/env bash
# The browser code's dependencies and build, only when their sources changed.
#
#     scripts/web.sh deps     npm ci, when package-lock.json or Node.js changed
#     scripts/web.sh build    deps, then web/dist, when anything in web/ changed
#     scripts/web.sh fresh    is web/dist up to date? (exit code)
set -euo pipefail
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/cache.sh"
cd "$ROOT/web" 2>/dev/null || fail "web/ is missing: is this a whole clone?"

# In node_modules and not in dist, which is embedded into the binary as it is
deps_stamp=node_modules/.openwink-deps
dist_stamp=node_modules/.openwink-dist

hash_of() { sha256sum "$@" | sha256sum | cut -d ' ' -f 1; }
deps_hash() { { node --version; cat package.json package-lock.json; } | hash_of -; }
# Everything but what is generated. A few dozen small files: reading them takes milliseconds
sources_hash() {
  find . \( -name node_modules -o -name dist -o -name test-results -o -name screenshots \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | hash_of -
}

deps() {
  local hash
  hash=$(deps_hash)
  [ "$(cat "$deps_stamp" 2>/dev/null)" != "$hash" ] || return 0
  quietly "Fetching what the widget is built with (npm ci) …" npm ci --no-audit --no-fund --loglevel=error ||
    fail "npm ci failed" "Is the machine online? Does web/package-lock.json match web/package.json?"
  mkdir -p node_modules
  echo "$hash" >"$deps_stamp"
}

fresh() { [ -d dist ] && [ -e "$dist_stamp" ] && [ "$(cat "$dist_stamp")" = "$(sources_hash)" ]; }

build() {
  if fresh; then return 0; fi
  deps
  local hash
  hash=$(sources_hash)
  quietly "Building the widget and the SDK …" npm run build || fail "the browser code could not be built"
  echo "$hash" >"$dist_stamp"
}

case ${1:-build} in
  deps) deps ;;
  build) build ;;
  fresh) fresh ;;
  *) fail "'$1' is none of deps, build, fresh" ;;
esac
