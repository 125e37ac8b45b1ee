#!/bin/sh
# Install from this folder alone: sh install.sh. Asks no other machine for anything.
set -eu
cd "$(dirname "$0")"
python="${PYTHON:-python3}"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更新的版本")'
sha256sum --quiet -c SHA256SUMS
test -x .venv/bin/python || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels -r requirements.txt
test -n "${WAREHOUSE:-}" || .venv/bin/python -m data sample
.venv/bin/python -m data doctor || true
echo "装好了。运行 sh run.sh，再用浏览器打开 http://127.0.0.1:8501"
