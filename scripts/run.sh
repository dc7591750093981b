#!/usr/bin/env bash
# Builds what changed and starts Openwink on http://127.0.0.1:8080 with its data in ./data.
# Every OPENWINK_… variable is handed on; arguments after the name go to `openwink serve`.
set -euo pipefail
. "$(dirname "$0")/build.sh"

cd "$ROOT"
export OPENWINK_LISTEN="${OPENWINK_LISTEN:-127.0.0.1:8080}"
export OPENWINK_DATA_DIR="${OPENWINK_DATA_DIR:-data}"
# In this process's place, so that Ctrl-C and SIGTERM reach the server itself
exec "$OPENWINK_BIN" serve "$@"
