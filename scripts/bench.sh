#!/usr/bin/env bash
# Measures Openwink on SQLite and on PostgreSQL beside bare handlers, and writes the tables of docs/benchmarks.md.
#
#     BENCH_SECONDS=10          how long each run of the load tool takes
#     BENCH_RECORDS=1000000     income records in the large installation
#     BENCH_FEW=10000           and in the small one
#     BENCH_EVENTS=20000        webhook events that are delivered
#     BENCH_DATABASES="sqlite postgres"
#     BENCH_WRITE=1             0: print the tables and leave the document as it is
#     BENCH_BUILD=1             0: measure what is built already
#
# A quick look: BENCH_SECONDS=3 BENCH_RECORDS=100000 BENCH_WRITE=0 make bench. Everything runs on this one machine:
# close what else wants its cores.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/cache.sh"
cd "$ROOT"
# Reads nothing, ever: what `nap` waits on, since `sleep` would be a process that disturbs what is measured
exec {never}<> <(:)
nap() { read -rt "$1" -u "$never" || true; }

seconds=${BENCH_SECONDS:-10}
many=${BENCH_RECORDS:-1000000}
few=${BENCH_FEW:-10000}
events=${BENCH_EVENTS:-20000}
read -ra databases <<<"${BENCH_DATABASES:-sqlite postgres}"
connections=16
starts=5
target=${CARGO_TARGET_DIR:-$ROOT/target}
# Not the settings of whoever calls this
for name in "${!OPENWINK_@}"; do unset "$name"; done

have wrk || fail "wrk is not installed" "Try: scripts/install.sh bench"

if [ "${BENCH_BUILD:-1}" != 0 ]; then
  "$ROOT/scripts/web.sh" build
  say "Building …"
  cargo build --release --locked -p openwink -p openwink-bench
fi
bench=$target/release/openwink-bench

work=$(mktemp -d "${TMPDIR:-/tmp}/openwink-bench.XXXXXX")
chmod 755 "$work"  # PostgreSQL's user passes through
results=$work/results
touch "$results" "$work/commands"
pids=()

finish() {
  local status=$? pid
  trap - EXIT INT TERM HUP
  set +e
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null; done
  "$ROOT/scripts/postgres.sh" stop "$work/postgres"
  if [ "$status" -ne 0 ]; then
    say "The end of the server's log:" >&2
    tail -n 20 "$work/serve.log" >&2
  fi
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# --- processes

api_key='bench-key'
api_secret='bench-secret-of-no-worth'
authorization="Authorization: Basic $(printf '%s' "$api_key:$api_secret" | base64 -w0)"

# Below the range that the kernel takes its own ports from
free_port() {
  local candidate
  for _ in $(seq 50); do
    candidate=$((20000 + RANDOM % 12000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  fail "no free port found"
}

forget() { # forget PID: ended and waited for
  local pid rest=()
  for pid in "${pids[@]}"; do [ "$pid" = "$1" ] || rest+=("$pid"); done
  pids=("${rest[@]}")
}

stop_process() {
  kill -TERM "$1" 2>/dev/null || true
  wait "$1" || true
  forget "$1"
}

first_answer() { # first_answer PORT PID
  local line
  until { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null; do
    kill -0 "$2" 2>/dev/null || return 1
    nap 0.002
  done
  printf 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  read -rt 30 line <&3 || return 1
  exec 3>&-
  [[ $line == HTTP/1.1* ]]
}

start_baseline() { # start_baseline ARGS…; sets pid and port
  port=$(free_port)
  "$bench" baseline --listen "127.0.0.1:$port" "$@" &
  pid=$!
  pids+=("$pid")
  first_answer "$port" "$pid" || fail "the bare handler did not start"
}

place() { # place DATABASE RECORDS: where an installation is; sets dir, url and keys
  dir=$work/$1-$2
  case $1 in
    sqlite) url=sqlite:$dir/openwink.db keys=sqlite:$dir/keys/keys.db ;;
    postgres) url=${postgres%/*}/bench_$2 keys=${postgres%/*}/bench_$2 ;;
  esac
}

# As an operator would start it, but for the rate limit and where things are
serve() { # serve DATABASE RECORDS; sets pid, port and took (milliseconds to the first answer)
  local begun
  place "$1" "$2"
  port=$(free_port)
  begun=${EPOCHREALTIME/[.,]/}
  OPENWINK_LISTEN=127.0.0.1:$port OPENWINK_DATA_DIR=$dir OPENWINK_DATABASE_URL=$url OPENWINK_KEYS_DATABASE_URL=$keys \
    OPENWINK_MASTER_KEY_FILE=$dir/master.key OPENWINK_RATE_LIMIT=0 \
    "$target/release/openwink" serve >"$work/serve.log" 2>&1 &
  pid=$!
  pids+=("$pid")
  first_answer "$port" "$pid" || fail "openwink serve did not start"
  took=$(((${EPOCHREALTIME/[.,]/} - begun) / 1000))
}

installation() { # the arguments that name an installation
  printf '%s\n' --database-url "$url" --keys-url "$keys" --master-key-file "$dir/master.key" --files "$dir/files"
}

memory() { awk '/^VmRSS:/ { print $2 }' "/proc/$1/status"; }

# --- measuring

# load NAME KIND CONNECTIONS PAUSE: keeps what the load tool found under this name
load() {
  local name=$1 kind=$2 count=$3 pause=$4 found
  printf 'wrk -t1 -c%s -d%ss -s crates/bench/wrk/load.lua -H "Authorization: Basic …" http://HOST -- %s users.txt %s\n' \
    "$count" "$seconds" "$kind" "$([ "$pause" = 0 ] && echo 0 || echo PAUSE)" >>"$work/commands"
  say "$name: wrk -t1 -c$count -d${seconds}s … -- $kind users.txt $pause"
  found=$(wrk -t1 -c"$count" -d"${seconds}s" -s crates/bench/wrk/load.lua -H "$authorization" "http://127.0.0.1:$port" \
    -- "$kind" "$dir/users.txt" "$pause" | sed -n 's/^result //p')
  [ -n "$found" ] || fail "the load tool found nothing"
  say "  $found"
  awk -v name="$name" '{ print name, $2, $4, $6, $10 }' <<<"$found" >>"$results"
}

result() { awk -v name="$1" -v field="$2" '$1 == name { found = $field } END { print found }' "$results"; }

# The pause at which so many connections ask half as often as the server could answer
half_pause() { # half_pause NAME CONNECTIONS
  awk -v rps="$(result "$1.full" 2)" -v connections="$2" \
    'BEGIN { pause = connections / (rps / 2) * 1000 - 0.5; printf "%.2f", pause < 1 ? 1 : pause }'
}

half_connections=64  # enough that the pauses are long against wrk's milliseconds

both_loads() { # both_loads NAME KIND [PAUSE]
  load "$1.full" "$2" "$connections" 0
  load "$1.half" "$2" "$half_connections" "${3:-$(half_pause "$1" "$half_connections")}"
}

fetch_body() { # fetch_body KIND: what the server answers, for the bare handlers
  local request="GET /v1/$1 HTTP/1.1"
  case $1 in
    incomes) request="GET /v1/incomes?userId=$(head -n 1 "$dir/users.txt")&size=10 HTTP/1.1" ;;
    users) request="POST /v1/users HTTP/1.1" ;;
  esac
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf '%s\r\n' "$request" "Host: localhost" "$authorization" "Content-Type: application/json" "Connection: close" \
    "Content-Length: $([ "$1" = users ] && echo 2 || echo 0)" "" >&3
  [ "$1" != users ] || printf '{}' >&3
  sed '1,/^\r$/d' <&3 >"$work/body-$1"
  exec 3>&-
  grep -q '"requestId"' "$work/body-$1" || fail "GET or POST /v1/$1 was not answered as it should be"
}

measure_requests() { # measure_requests DATABASE
  local db=$1 pause kind
  # The pages of both are read once before anything counts
  serve "$db" "$many"
  for kind in incomes providers users; do fetch_body "$kind"; done
  load "$db.$many.warm" incomes "$connections" 0
  both_loads "$db.$many.incomes" incomes
  pause=$(half_pause "$db.$many.incomes" "$half_connections")
  both_loads "$db.$many.providers" providers
  both_loads "$db.$many.users" users
  echo "$db.$many.loaded $(memory "$pid")" >>"$results"
  stop_process "$pid"

  for kind in incomes providers users; do
    start_baseline --body "$work/body-$kind"
    load "$db.$many.$kind-memory.full" "$kind" "$connections" 0
    stop_process "$pid"
  done
  for kind in incomes users; do
    start_baseline --body "$work/body-$kind" --database-url "$url"
    load "$db.$many.warm" "$kind" "$connections" 0
    load "$db.$many.$kind-driver.full" "$kind" "$connections" 0
    stop_process "$pid"
  done

  # At the load of the large one, so that the two can be compared
  serve "$db" "$few"
  load "$db.$few.warm" incomes "$connections" 0
  both_loads "$db.$few.incomes" incomes "$pause"
  stop_process "$pid"
}

# Memory and starts, of the large installation
measure_rest() { # measure_rest DATABASE
  local db=$1 i all=()
  for i in $(seq "$starts"); do
    serve "$db" "$many"
    all+=("$took")
    if [ "$i" = "$starts" ]; then
      nap 3
      echo "$db.$many.idle $(memory "$pid")" >>"$results"
    fi
    stop_process "$pid"
  done
  say "$db: ${all[*]} ms from start to first answer"
  echo "$db.$many.start $(printf '%s\n' "${all[@]}" | sort -n | sed -n "$(((starts + 1) / 2))p")" >>"$results"
}

measure_events() { # measure_events DATABASE
  local db=$1 receiver hook receiver_port arguments
  place "$db" "$many"
  mapfile -t arguments < <(installation)
  receiver_port=$(free_port)
  hook=http://127.0.0.1:$receiver_port/webhook

  # What waits when the process starts goes out as fast as it can
  "$bench" events "${arguments[@]}" --api-key "$api_key" --webhook "$hook" --count "$events"
  "$bench" receiver --listen "127.0.0.1:$receiver_port" --count "$events" --to "$work/backlog" &
  receiver=$!
  pids+=("$receiver")
  serve "$db" "$many"
  wait "$receiver" || true
  forget "$receiver"
  keep_events "$db.$many.backlog" "$work/backlog"

  # And as users are created, at half of the rate at which they can be
  "$bench" receiver --listen "127.0.0.1:$receiver_port" --until "$work/enough" --to "$work/live" &
  receiver=$!
  pids+=("$receiver")
  rm -f "$work/enough"
  load "$db.$many.posting" users "$half_connections" "$(half_pause "$db.$many.users" "$half_connections")"
  nap 3
  touch "$work/enough"
  wait "$receiver" || true
  forget "$receiver"
  rm -f "$work/enough"
  keep_events "$db.$many.live" "$work/live"
  stop_process "$pid"
}

keep_events() { # keep_events NAME FILE
  awk -v name="$1" '{ value[$1] = $2 } END { print name, value["rps"], value["p50"], value["p99"], 0 }' "$2" >>"$results"
  say "$1: $(tr '\n' ' ' <"$2")"
}

# --- in order

say "Load of the machine before: $(cut -d ' ' -f 1-3 /proc/loadavg)"
before=$(cut -d ' ' -f 1 /proc/loadavg)
postgres=
for db in "${databases[@]}"; do
  if [ "$db" = postgres ]; then postgres=$("$ROOT/scripts/postgres.sh" start "$work/postgres"); fi
done
for db in "${databases[@]}"; do
  for count in "$few" "$many"; do
    place "$db" "$count"
    mkdir -p "$dir/keys"
    mapfile -t arguments < <(installation)
    say "$db: seeding $count records …"
    "$bench" seed "${arguments[@]}" --api-key "$api_key" --api-secret "$api_secret" --records "$count" --users "$dir/users.txt"
  done
done
for db in "${databases[@]}"; do
  measure_rest "$db"
  measure_requests "$db"
  measure_events "$db"
done

{
  printf '%s, commit %s, on %s × %s with %s GB of memory, Linux %s; load of the machine before the run: %s.\n\n' \
    "$(date -u +%Y-%m-%d)" "$(git rev-parse --short HEAD 2>/dev/null || echo unknown)" "$(nproc)" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" \
    "$(awk '/^MemTotal:/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)" "$(uname -r | cut -d - -f 1)" "$before"
  # shellcheck disable=SC2016  # these backticks are Markdown's
  printf '`BENCH_SECONDS=%s BENCH_RECORDS=%s make bench`, which ran, with a file of the users and the mean pause in milliseconds:\n\n```\n' \
    "$seconds" "$many"
  sort -u "$work/commands"
  printf '```\n'
} >"$work/conditions"

into=()
[ "${BENCH_WRITE:-1}" = 0 ] || into=(--into docs/benchmarks.md)
"$bench" report --results "$results" --conditions "$work/conditions" --few "$few" --many "$many" "${into[@]}"
