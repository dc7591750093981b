#!/usr/bin/env bash
# A private PostgreSQL for tests: on 127.0.0.1 alone, fast, and gone without a trace afterwards.
#
#     scripts/postgres.sh start DIR [PORT]    makes DIR, starts a server, prints its URL; PORT 0 or none: a free one
#     scripts/postgres.sh stop DIR            stops it and deletes DIR
#
# Its data does not survive a crash (fsync is off) and it asks for no password: for tests and nothing else.
# PostgreSQL refuses to run as root, so root runs it as the user `postgres` that Debian's package makes.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

usage() { fail "usage: scripts/postgres.sh start DIR [PORT] | stop DIR"; }
[ $# -ge 2 ] || usage
command=$1 dir=$2 port=${3:-0}
case $dir in /*) ;; *) dir=$PWD/$dir ;; esac
marker=$dir/openwink-test-postgres  # stop deletes only folders that start made

bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)
if [ -z "$bin" ]; then
  have initdb || fail "PostgreSQL's server is not installed" "Try: scripts/install.sh test"
  bin=$(dirname "$(readlink -f "$(command -v initdb)")")
fi

if [ "$(id -u)" -eq 0 ]; then
  id postgres >/dev/null 2>&1 || fail "root needs a user 'postgres' to run PostgreSQL as" "Debian's package makes it: apt-get install postgresql"
  user=postgres
  as_user() { (cd / && runuser -u postgres -- "$@"); }
else
  user=$(id -un)
  as_user() { (cd / && "$@"); }
fi

free_port() {
  local candidate
  for _ in $(seq 50); do
    # Below the range that the kernel takes its own ports from, so that no client's connection gets in between
    candidate=$((20000 + RANDOM % 12000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  fail "no free port found"
}

# A program that root told to write its output to /dev/null may have put a file of its own there (linkers do). Then only
# root can write to it, and initdb, run as another user, fails
mend_dev_null() {
  if as_user sh -c ': >/dev/null' 2>&1; then return 0; fi
  [ "$(id -u)" -eq 0 ] || fail "/dev/null cannot be written" "It should be a device that everybody may write: rm /dev/null; mknod -m 666 /dev/null c 1 3"
  say "/dev/null was not a device that everybody may write. Mending it." >&2
  [ -c /dev/null ] || { rm -f /dev/null && mknod /dev/null c 1 3; }
  chmod 666 /dev/null
}

start() {
  if [ -e "$dir" ] && [ -n "$(ls -A "$dir")" ]; then fail "$dir is not empty"; fi
  mkdir -p "$dir"
  touch "$marker"
  chown -R "$user" "$dir"
  chmod 700 "$dir"
  as_user test -w "$dir" || fail "the user '$user' cannot reach $dir" "Choose a folder below /tmp."
  mend_dev_null
  # Sorts text by code point, as SQLite does
  as_user "$bin/initdb" -D "$dir/data" -U openwink -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 ||
    { cat "$dir/initdb.log" >&2; fail "initdb failed"; }
  cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 400
shared_buffers = 128MB
max_wal_size = 2GB
jit = off
timezone = 'UTC'
CONF
  local attempt chosen=$port
  for attempt in 1 2 3 4 5; do
    [ "$port" != 0 ] || chosen=$(free_port)
    if as_user "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -o "-p $chosen" -w -t 60 start >>"$dir/pg_ctl.log" 2>&1; then
      echo "postgres://openwink@127.0.0.1:$chosen/postgres"
      return
    fi
    [ "$port" = 0 ] || break
  done
  tail -n 20 "$dir/server.log" >&2 || true
  fail "PostgreSQL did not start on port $chosen (attempt $attempt)"
}

stop() {
  [ -e "$dir" ] || return 0
  [ -e "$marker" ] || fail "$dir was not made by scripts/postgres.sh"
  if [ -e "$dir/data/postmaster.pid" ]; then
    as_user "$bin/pg_ctl" -D "$dir/data" -m immediate -w -t 30 stop >/dev/null 2>&1 || say "PostgreSQL in $dir did not stop" >&2
  fi
  rm -rf "$dir"
}

case $command in
  start) start ;;
  stop) stop ;;
  *) usage ;;
esac
