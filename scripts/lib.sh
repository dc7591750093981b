# shellcheck shell=bash
# What the scripts share: messages, elapsed time, long commands with a sign of life, where tools are kept.
# Sourced, never run. Nothing here may install or build.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*"; }

fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '       %s\n' "$@" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# 75 -> 1 min 15 s
duration() {
  if [ "$1" -ge 60 ]; then printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); else printf '%d s' "$1"; fi
}

# quietly "Installing Node.js …" command args: hides what the command prints unless it fails, shows that it is alive
quietly() {
  local message=$1 log pid start=$SECONDS beat=0 status=0
  shift
  log=$(mktemp)
  if [ -t 1 ]; then printf '%s' "$message"; else say "$message"; fi
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  # shellcheck disable=SC2064  # these values, not those at the time of the signal
  trap "kill $pid 2>/dev/null; rm -f '$log'; exit 130" INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    if [ $((SECONDS - start)) -gt "$beat" ]; then
      beat=$((SECONDS - start))
      if [ -t 1 ]; then
        printf '\r%s %s ' "$message" "$(duration "$beat")"
      elif [ $((beat % 15)) -eq 0 ]; then
        say "  still at it after $(duration "$beat")"
      fi
    fi
  done
  wait "$pid" || status=$?
  trap - INT TERM
  if [ -t 1 ]; then printf '\r%s ' "$message"; else printf '  '; fi
  if [ "$status" -eq 0 ]; then
    say "done in $(duration $((SECONDS - start)))"
  else
    say "failed after $(duration $((SECONDS - start))). The end of what it printed:"
    tail -n 40 "$log" | sed 's/^/  | /' >&2
  fi
  rm -f "$log"
  return "$status"
}

# at_least 18.19 18.20.4: is the second version the first or later?
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# Tools that Debian has too old a version of. Outside the clone where there is a build cache, see cache.sh
tools_dir() { printf '%s' "${OPENWINK_BUILD_CACHE:-$ROOT/.tools}"; }
