#!/bin/sh
# Writes the locks anew from the lists beside them: versions and hashes for Python 3.11 and up, and no address, so
# that a mirror can serve them. With "upgrade" as argument it takes the newest versions that the lists allow.
set -eu
options="--quiet --no-config --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url"
[ "${1:-}" != upgrade ] || options="$options --upgrade"
for list in run dev uv node; do
    # shellcheck disable=SC2086  # a list of options
    .venv/bin/uv pip compile $options "requirements/$list.in" --output-file "requirements/$list.txt"
done
