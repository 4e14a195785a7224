#!/bin/sh
# Succeeds when the machine's own Node (20 or newer) and npm can build the front end.
set -eu
command -v npm >/dev/null 2>&1
command -v node >/dev/null 2>&1
major=$(node --version | sed 's/^v//; s/\..*//')
test "$major" -ge 20
