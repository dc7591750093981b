#!/usr/bin/env bash
# Measures what the document reader reads right: makes labelled documents, scans and photos of them, tampered ones, reads
# all of them, and writes the tables of docs/documents.md. Takes an hour on two cores; what is there already is not made
# or read again.
#
#     EVAL_SEED=1               other documents with the same layouts
#     EVAL_KINDS=pdf,scan,photo which captures
#     EVAL_SEEN_EVERY=3         captures of every n-th document of the two seen sets, by name; of the unseen one all
#     EVAL_TESSERACT=1          0: without the comparison with plain Tesseract
#     EVAL_WRITE=1              0: print the tables and leave the document as it is
set -euo pipefail
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/cache.sh"
cd "$ROOT"

seed=${EVAL_SEED:-1}
kinds=${EVAL_KINDS:-pdf,scan,photo}
every=${EVAL_SEEN_EVERY:-3}
generator=$ROOT/crates/testkit/documents
place=${OPENWINK_BUILD_CACHE:-$ROOT/.tools}/documents
target=${CARGO_TARGET_DIR:-$ROOT/target}
mkdir -p "$place"

"$ROOT/scripts/models.sh"

# An environment is made anew where what it must hold has changed
environment() { # environment NAME REQUIREMENTS
  local folder=$place/$1
  if [ ! -e "$folder/ready" ] || ! cmp -s "$2" "$folder/ready"; then
    rm -rf "$folder"
    python3 -m venv "$folder" || fail "python3 cannot make an environment" "Try: apt-get install python3-venv"
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 quietly "Installing what the generator needs ($1) …" \
      "$folder/bin/pip" install --disable-pip-version-check -r "$2"
    cp "$2" "$folder/ready"
  fi
}
environment seen-python "$generator/requirements.txt"
python=$place/seen-python/bin/python

# Real ones, of other projects' tests: fetched for the measuring and never committed
if [ ! -e "$place/real/made" ] || ! cmp -s "$generator/real.py" "$place/real/made"; then
  rm -rf "$place/real"
  quietly "Fetching the documents of other projects …" "$python" "$generator/real.py" --out "$place/real"
  cp "$generator/real.py" "$place/real/made"
fi

made() { [ -e "$place/$1-$seed/made" ]; }
done_with() { : >"$place/$1-$seed/made"; }
if ! made seen; then
  quietly "Making the documents that the rules were written with …" \
    "$python" "$generator/generate.py" --out "$place/seen-$seed" --seed "$seed" --layouts seen
  quietly "Scanning and photographing them …" "$python" "$generator/capture.py" --in "$place/seen-$seed" --seed "$seed" \
    --every "$every"
  done_with seen
fi
# Layouts with a generator of their own
apart() { # apart NAME FOLDER [OPTIONS OF capture.py]
  local name=$1 folder=$generator/$2
  shift 2
  environment "$name-python" "$folder/requirements.txt"
  quietly "Making the documents of $folder …" \
    "$place/$name-python/bin/python" "$folder/generate.py" --out "$place/$name-$seed" --seed "$seed"
  quietly "Scanning and photographing them …" "$python" "$generator/capture.py" --in "$place/$name-$seed" --seed "$seed" "$@"
  done_with "$name"
}
# The rules learnt from these, too; nobody who wrote a rule saw those
made second || apart second second --every "$every"
made unseen || apart unseen heldout
if ! made tampered; then
  quietly "Tampering with some …" \
    "$python" "$generator/tamper.py" --in "$place/seen-$seed" --out "$place/tampered-$seed" --seed "$seed"
  done_with tampered
fi

say "Building …"
cargo build --release --locked -p openwink-eval
eval=$target/release/openwink-eval
"$eval" pages "$place"/{seen,second,unseen,tampered}-"$seed" "$place/real" --models "$ROOT/models" --kinds "$kinds"
if [ "${EVAL_TESSERACT:-1}" != 0 ]; then
  have tesseract || fail "tesseract is not installed" "Try: scripts/install.sh eval, or set EVAL_TESSERACT=0"
  "$eval" pages "$place/unseen-$seed" --engine tesseract --kinds "scan,photo"
fi

into=()
[ "${EVAL_WRITE:-1}" = 0 ] || into=(--into docs/documents.md)
"$eval" report "$place"/{seen,second,unseen,tampered}-"$seed" "$place/real" --kinds "$kinds" "${into[@]}"
if [ "${EVAL_TESSERACT:-1}" != 0 ]; then
  say ""
  say "The same rules on what plain Tesseract reads:"
  "$eval" report "$place/unseen-$seed" --engine tesseract --kinds scan,photo --short "${into[@]}" ${into:+--append}
fi
