#!/bin/sh
# Runs the unit tests on each supported Python that is on this machine, in an environment of its own.
set -eu
uv=$PWD/.venv/bin/uv
failed=""
tried=""

# Prints the path of one Python: from PATH if it really starts, else from pyenv's own directory.
find_python() {
    if command -v "python$1" >/dev/null 2>&1 && "python$1" -c '' >/dev/null 2>&1; then
        command -v "python$1"
        return
    fi
    for candidate in "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python; do
        if [ -x "$candidate" ]; then echo "$candidate"; fi
    done | tail -n 1
}

for version in 3.11 3.12 3.13; do
    python=$(find_python "$version")
    if [ -z "$python" ]; then
        echo "=== Python $version is not here: not tried ==="
        continue
    fi
    echo "=== $("$python" -V) ==="
    tried="$tried $version"
    home=.venvs/$version
    [ -x "$home/bin/python" ] || "$uv" venv --no-config --quiet --python "$python" "$home"
    "$uv" pip sync --no-config --quiet --require-hashes --python "$home/bin/python" requirements/dev.txt
    "$uv" pip install --no-config --quiet --offline --no-deps --no-build-isolation \
        --python "$home/bin/python" --editable .
    "$home/bin/python" scripts/run_tests.py --only unit || failed="$failed $version"
done

[ -n "$tried" ] || { echo "No Python between 3.11 and 3.13 was found." >&2; exit 1; }
if [ -n "$failed" ]; then echo "Failed on:$failed" >&2; exit 1; fi
echo "Passed on:$tried"
