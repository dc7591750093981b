#!/usr/bin/env bash
# Everything that must hold before a change goes in, cheapest first, ending at the first failure:
# what the browser code, the formatter, the linter and the dependency rules say, then the tests in Rust on SQLite and
# PostgreSQL, then the tests in a browser. Ends with a table of times and one line of counts.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

work=$(mktemp -d "${TMPDIR:-/tmp}/openwink-test.XXXXXX")
chmod 755 "$work"  # PostgreSQL's user passes through
names=() times=() results=()
job=''
start=0

# --- phases

# Each phase is a process group of its own, so that ending it ends what it started
phase() { # phase "Title" command…
  local name=$1 status=0
  start=$SECONDS
  shift
  say ""
  say "=== $name  (at $(duration "$SECONDS"))"
  names+=("$name") results+=("interrupted") times+=("")
  set -m
  { set -o pipefail; "$@" 2>&1 </dev/null | tee "$work/log-${#names[@]}"; } &
  job=$!
  set +m
  wait "$job" || status=$?
  job=
  times[-1]=$((SECONDS - start))
  if [ "$status" -ne 0 ]; then
    results[-1]=failed
    exit 1
  fi
  results[-1]=ok
}

# Adds up what the runners say of themselves: cargo test, nextest, node's runner, and 'N passed, N failed'
count() {
  cat "$work"/log-* 2>/dev/null | sed 's/\x1b\[[0-9;]*m//g' | awk '
    function number(word,   i) { for (i = 2; i <= NF; i++) if ($i ~ "^" word "[,;]?$") return $(i - 1) + 0; return 0 }
    /^test result: / { passed += number("passed"); failed += number("failed"); skipped += number("ignored"); next }
    /^ *Summary \[/ { passed += number("passed"); failed += number("failed") + number("timed"); skipped += number("skipped"); next }
    /^[#ℹ]+ pass [0-9]+$/ { passed += $NF; next }
    /^[#ℹ]+ fail [0-9]+$/ { failed += $NF; next }
    /^[#ℹ]+ passed when tried again [0-9]+$/ { failed -= $NF; next }
    /^[#ℹ]+ skipped [0-9]+$/ { skipped += $NF; next }
    /^([a-z0-9]+: )?[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$/ { passed += number("passed"); failed += number("failed"); skipped += number("skipped") }
    END { printf "%d passed, %d failed", passed, failed; if (skipped) printf ", %d skipped", skipped; printf "\n" }'
}

finish() {
  local status=$? i
  trap - EXIT INT TERM HUP
  set +e
  if [ -n "$job" ]; then
    kill -TERM -- "-$job" 2>/dev/null
    wait "$job" 2>/dev/null
  fi
  "$ROOT/scripts/postgres.sh" stop "$work/postgres"
  say ""
  for i in "${!names[@]}"; do
    printf '%-28s %12s  %s\n' "${names[$i]}" "$(duration "${times[$i]:-$((SECONDS - start))}")" "${results[$i]}"
  done
  printf '%-28s %12s  %s\n' "Total" "$(duration "$SECONDS")" "$([ "$status" -eq 0 ] && echo ok || echo FAILED)"
  say ""
  count
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# --- what the phases do

# A cache that no one looks after grows with every change; building it anew takes minutes, a full disk takes longer
prune_cache() {
  local target=${CARGO_TARGET_DIR:-} limit=$((25 * 1024 * 1024)) room=$((8 * 1024 * 1024))
  if [ "${CI:-}" != true ] || [ -z "$target" ] || [ ! -d "$target" ]; then return 0; fi
  if [ "$(du -sk "$target" | cut -f 1)" -gt "$limit" ] || [ "$(df -Pk "$target" | awk 'NR == 2 { print $4 }')" -lt "$room" ]; then
    say "The build cache is too large or the disk too full: emptying it."
    rm -rf "${target:?}"/*
  fi
}

install_and_prune() { "$ROOT/scripts/install.sh" test && prune_cache; }

web_tests() {
  "$ROOT/scripts/web.sh" deps
  "$ROOT/scripts/web.sh" build
  cd "$ROOT/web"
  local step
  for step in format:check check test size; do
    npm run "$step"
  done
}

rust_build() { cargo build --workspace --all-targets --locked; }

rust_tests() {
  if have cargo-nextest; then
    cargo nextest run --workspace --locked --profile "$([ "${CI:-}" = true ] && echo ci || echo default)"
  else
    say "cargo-nextest is not installed: cargo test it is, which runs the same tests."
    cargo test --workspace --all-targets --locked
  fi
}

browser_tests() { npm --prefix web run e2e; }

# --- in order

phase "Install what is missing" install_and_prune
. "$ROOT/scripts/cache.sh"  # after it: mold and Node.js may be new
target=${CARGO_TARGET_DIR:-$ROOT/target}
if [ -t 1 ]; then export CARGO_TERM_COLOR=always; fi

phase "Models that read documents" "$ROOT/scripts/models.sh"
export OPENWINK_MODELS="$ROOT/models"
phase "Rust: format" cargo fmt --all --check
phase "Browser code" web_tests
phase "Dependencies" "$ROOT/scripts/deps.sh"
phase "Rust: lints" cargo clippy --workspace --all-targets --locked -- -D warnings
phase "Rust: build" rust_build

phase "Start PostgreSQL" "$ROOT/scripts/postgres.sh" start "$work/postgres"
OPENWINK_TEST_POSTGRES_URL=$(tail -n 1 "$work/log-${#names[@]}")
export OPENWINK_TEST_POSTGRES=1 OPENWINK_TEST_POSTGRES_URL
export OPENWINK_BIN="$target/debug/openwink"
OPENWINK_CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
export OPENWINK_CHROMIUM

phase "Rust: tests" rust_tests
phase "Browser tests" browser_tests
