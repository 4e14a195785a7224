#!/bin/sh
# Brings .venv to exactly what the locks say: no more, no less, every file checked against its hash.
# A machine without a Node gets one as a Python package, in the same environment. Everything is compiled here and now: a
# child that reads somebody's file never writes, and would compile all that it imports each time.
set -eu
locks="requirements/dev.txt requirements/uv.txt"
if ! scripts/find-node.sh; then
    echo "      no Node 20 here: taking one from the Python packages"
    locks="$locks requirements/node.txt"
fi

.venv/bin/python -m pip install --disable-pip-version-check --no-input --quiet --require-hashes \
    --requirement requirements/uv.txt
# shellcheck disable=SC2086  # a list of files
.venv/bin/uv pip sync --no-config --quiet --compile-bytecode --require-hashes $locks

rm -f .venv/bin/node .venv/bin/npm
case $locks in *node.txt*) .venv/bin/python scripts/link_node.py ;; esac
