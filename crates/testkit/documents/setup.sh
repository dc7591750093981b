#!/usr/bin/env bash
# Creates a virtual environment with what the generator needs: ./setup.sh DIR
# Chromium itself comes from the system (CHROMIUM, by default /usr/bin/chromium); no browser is downloaded.
set -euo pipefail
dir=${1:?usage: setup.sh DIR}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python3 -m venv "$dir"
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 "$dir/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
echo "ready: $dir/bin/python $here/generate.py --out OUT --seed 1"
