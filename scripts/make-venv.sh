#!/bin/sh
# Makes .venv with the system's Python and says what is missing when that fails.
set -eu
python=${PYTHON:-python3}
stamps=.venv/.stamps

if ! command -v "$python" >/dev/null 2>&1; then
    echo "There is no $python here. On Debian or Ubuntu: sudo apt-get install python3 python3-venv" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Regietafel needs Python 3.11 or newer; $python is $("$python" -V 2>&1)." >&2
    echo "With another one on this machine: make setup PYTHON=/path/to/python3.12" >&2
    exit 1
fi
rm -rf .venv
if ! "$python" -m venv .venv >.venv.log 2>&1; then
    cat .venv.log >&2
    rm -rf .venv .venv.log
    echo "Python could not make a virtual environment. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2
    exit 1
fi
rm -f .venv.log
mkdir -p "$stamps"
