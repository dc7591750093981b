# shellcheck shell=bash
# Where builds keep their output, and how they link. Source it before calling cargo by hand, so that your builds and
# those of `make` share their work:
#
#     . scripts/cache.sh && cargo test -p openwink-store
#
# Cargo's target and npm's cache stay at their usual places, unless OPENWINK_BUILD_CACHE names a folder or CI=true and
# $HOME/.cache/openwink can be made: a clone that is thrown away after a run then still finds the last run's builds.

if [ -z "${OPENWINK_BUILD_CACHE:-}" ] && [ "${CI:-}" = true ] && [ -n "${HOME:-}" ]; then
  if mkdir -p "$HOME/.cache/openwink" 2>/dev/null && [ -w "$HOME/.cache/openwink" ]; then
    export OPENWINK_BUILD_CACHE="$HOME/.cache/openwink"
  fi
fi
if [ -n "${OPENWINK_BUILD_CACHE:-}" ]; then
  mkdir -p "$OPENWINK_BUILD_CACHE"
  OPENWINK_BUILD_CACHE=$(cd "$OPENWINK_BUILD_CACHE" && pwd)
  export OPENWINK_BUILD_CACHE
  export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$OPENWINK_BUILD_CACHE/target}"
  export npm_config_cache="${npm_config_cache:-$OPENWINK_BUILD_CACHE/npm}"
fi
if [ "${CI:-}" = true ]; then
  # What a cold build never uses again is not worth writing
  export CARGO_INCREMENTAL="${CARGO_INCREMENTAL:-0}"
fi

# A Node.js that install.sh had to put beside the system's
OPENWINK_TOOLS_NODE="${OPENWINK_BUILD_CACHE:-$(dirname "${BASH_SOURCE[0]}")/../.tools}/node/node_modules/.bin"
if [ -x "$OPENWINK_TOOLS_NODE/node" ]; then
  PATH="$(cd "$OPENWINK_TOOLS_NODE" && pwd):$PATH"
  export PATH
fi
unset OPENWINK_TOOLS_NODE

# mold links our many test binaries several times as fast. By variable and not in .cargo/config.toml, which cannot
# ask whether it is there. Other flags are other builds, so these are the same for every command
if command -v mold >/dev/null 2>&1 && cc -fuse-ld=mold -Wl,--version 2>/dev/null | grep -q '^mold'; then
  export CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS="-C link-arg=-fuse-ld=mold"
  export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUSTFLAGS="-C link-arg=-fuse-ld=mold"
fi
