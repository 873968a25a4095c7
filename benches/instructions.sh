#!/usr/bin/env bash
# Counts the instructions of whole runs of the program under callgrind, which the load of the machine does not change, and
# compares them with benches/instructions.txt. A run that takes over 5 % more fails.
#
#   benches/instructions.sh            compares
#   benches/instructions.sh --accept   writes the counts down; say in the commit what made them rise or fall
#
# The counts are those of the toolchain that the file names; another one may differ by some per cent.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

kept=benches/instructions.txt
allowed=5
accept=no
case "$*" in
    "") ;;
    --accept) accept=yes ;;
    *)
        echo "Usage: benches/instructions.sh [--accept]" >&2
        exit 2
        ;;
esac
command -v valgrind >/dev/null || {
    echo "valgrind is not installed." >&2
    exit 2
}

cargo build --release --locked --quiet
gap=${CARGO_TARGET_DIR:-target}/release/policygap
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The formats are those that the program names, so that a new one is counted, too.
refused=$("$gap" audit x --format '?' 2>&1 || true)
formats=$(tr '\n' ' ' <<<"$refused" | sed -n 's/.*\[possible values: \([^]]*\)\].*/\1/p' | tr -d ',')
[ -n "$formats" ] || {
    echo "The program names no formats." >&2
    exit 1
}

# count NAME ARGUMENTS...: one line with the name and the count.
count() {
    local name=$1 got=0
    shift
    env -i RAYON_NUM_THREADS=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null "$gap" "$@" \
        >/dev/null 2>"$folder/said" || got=$?
    # 1 says that the policy has gaps.
    if [ "$got" -gt 1 ]; then
        cat "$folder/said" >&2
        echo "$name ended with $got" >&2
        exit 1
    fi
    awk -v name="$name" '/Collected *:/ { print name, $NF }' "$folder/said"
}

audit=(audit policies/priory-infant.yaml --on 2026-11-22)
{
    count start checklists list
    count quiet "${audit[@]}" --quiet
    for format in $formats; do
        count "$format" "${audit[@]}" --format "$format"
    done
} >"$folder/counts"

if [ "$accept" = yes ]; then
    {
        echo "# Instructions of one run each, written by benches/instructions.sh --accept with $(rustc --version)."
        cat "$folder/counts"
    } >"$kept"
    cat "$kept"
    exit 0
fi

[ -f "$kept" ] || {
    echo "$kept is missing: benches/instructions.sh --accept writes it." >&2
    exit 1
}
# Counts of another toolchain are compared all the same, and it is said.
grep -qF "$(rustc --version)" "$kept" || echo "The kept counts are of another toolchain than $(rustc --version)."
awk -v allowed="$allowed" '
    /^#/ { next }
    NR == FNR { kept[$1] = $2; next }
    {
        seen[$1] = 1
        if (!($1 in kept)) { printf "%-10s %14d  not in the kept counts\n", $1, $2; bad = 1; next }
        change = 100 * ($2 - kept[$1]) / kept[$1]
        over = change > allowed
        printf "%-10s %14d  %+6.1f %%%s\n", $1, $2, change, over ? "  too many" : ""
        bad = bad || over
        fell = fell || change < -allowed
    }
    END {
        for (name in kept) if (!(name in seen)) { printf "%-10s is kept and was not run\n", name; bad = 1 }
        if (bad) { print "Over " allowed " % more than benches/instructions.txt: find out why, or accept them with a reason."; exit 1 }
        if (fell) print "Fewer than were kept: benches/instructions.sh --accept holds them there."
    }
' "$kept" "$folder/counts"
