#!/bin/sh
# Make this checkout ready: `prepare.sh app` to run the program, `prepare.sh dev` to work on it as well.
# Costs a few milliseconds when nothing is to be done; otherwise scripts/setup.py does the work.
set -eu
cd "$(dirname "$0")/.."
level=$1
edition=resources/edition/monazite-edition.sqlite

# A stamp holds what the set-up was made from, and where: a changed lock and a moved checkout both count as new.
key=$({ pwd -P; cat pyproject.toml constraints.txt scripts/setup.py; } | cksum)

is_stamped() {
    [ -f ".venv/monazite-$1" ] && read -r stamp <".venv/monazite-$1" && [ "$stamp" = "$key" ]
}

is_ready() {
    [ -x .venv/bin/python ] && is_stamped libraries && { is_stamped dev || { [ "$level" = app ] && is_stamped app; }; }
}

is_usable() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' >/dev/null 2>&1
}

find_python() {
    for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python3.14 python; do
        [ -n "$candidate" ] && is_usable "$candidate" || continue
        "$candidate" -c 'import ensurepip, venv' >/dev/null 2>&1 && { echo "$candidate"; return; }
        without_venv=${without_venv:-$candidate}
    done
    echo "${without_venv:-}"
}

if ! is_ready; then
    python=$(find_python)
    if [ -z "$python" ]; then
        echo "Monazite needs Python 3.11, 3.12, 3.13 or 3.14, and none was found: install one, or name it with PYTHON=/path/to/python3." >&2
        exit 1
    fi
    "$python" scripts/setup.py "$level" "$key"
fi

# The program itself builds an edition that has become older than its YAML; this is for the first start.
if [ ! -f "$edition" ]; then
    echo "Building the reference edition." >&2
    told=$(.venv/bin/python -m db.build 2>&1) || { echo "$told" >&2; exit 1; }
fi
