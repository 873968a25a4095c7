#!/usr/bin/env bash
# Holds that what a file costs grows with its size, whatever its shape: a run over a file ten times as large takes at most
# 15 times the instructions, both without what a run over a small file takes, and a run over 4 MB takes at most 250 MB of
# memory. Instructions are counted, since the load of the machine does not change them: by perf, over 100 kB and 1 MB, or
# where it may not count by callgrind, which is slow, over 20 kB and 200 kB.
#
#   benches/shapes.sh              every shape
#   benches/shapes.sh NAME...      these alone
#   benches/shapes.sh --time ...   takes the seconds of the processor for 100 kB and 1 MB, in place of instructions
#
# GAP names the program to run; without it, the optimised one is built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

most=15
memory=250
timed=no
if [ "${1:-}" = --time ]; then
    timed=yes
    shift
fi
gap=${GAP:-}
if [ -z "$gap" ]; then
    cargo build --release --locked --quiet
    gap=${CARGO_TARGET_DIR:-target}/release/policygap
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export RAYON_NUM_THREADS=1

head='policygap: 1
school:
  name: Hartley Primary School
  nation: england
  phase: primary
policy:
  title: Online Safety Policy
  kind: online-safety
'
dsl='roles:
  dsl:
    held-by: A. Hartley
    duties:
'
steps='incidents:
  nudes-and-semi-nudes:
    steps:
'
topic='topics:
  All:
    commitments:
'
# NAME, COMMAND, what stands before, the line that is repeated (@ is its number), what stands behind. The line breaks of a
# line are written \n.
shapes() {
    shape one-line audit 'incidents: {any: {steps: [' '{do: tell-dsl, by: staff}, ' 'record-incident]}}\n'
    shape one-line-broken audit 'scope: {people: [' 'pupilz, ' 'staff]}\n'
    shape deep-enough audit $'topics:\n' '  t@: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: b}}}}}}}}}}}}}}}\n' ''
    shape too-deep audit 'x: ' '[' ''
    shape braces audit 'x: ' '{a: ' ''
    shape names audit $'cites:\n' '  - cite: eu-gdpr\n    written: Name @ of it\n' ''
    shape same-citations audit $'cites:\n' '  - eu-gdpr\n' ''
    shape unknown-words audit "$dsl" '      - filtring-@-sistem\n' ''
    shape unknown-keys audit '' 'zzkey@: 1\n' ''
    shape unknown-roles audit $'roles:\n' '  dsl-@:\n    held-by: Ann Hartley\n' ''
    shape unknown-incidents audit $'incidents:\n' '  kind-@:\n    steps:\n      - tell-dsl\n' ''
    shape holders audit $'roles:\n  dsl:\n    held-by:\n' '      - Ann Hartley-@\n' ''
    shape holders-of-two audit $'roles:\n  dsl:\n    held-by: B. Hartley\n  headteacher:\n    held-by:\n' '      - Ann Hartley-@\n' ''
    shape holders-as-one audit $'roles:\n  dsl:\n    held-by:\n' '      - Ann Hartley and Bob Hartley-@\n' ''
    shape duties audit "$dsl" '      - record-incident\n' ''
    shape owners audit "$topic" '      - do: lead-online-safety\n        by: dsl\n      - do: lead-online-safety\n        by: headteacher\n' ''
    shape owners-unlike audit "$topic" '      - do: lead-online-safety\n        by: [dsl, headteacher]\n        every: @ weeks\n' ''
    shape unheld audit "$topic" '      - do: lead-online-safety\n        about: generative-ai\n' ''
    shape weak audit "$topic" '      - do: lead-online-safety\n        by: dsl\n        strength: may\n' ''
    shape conditions audit "$topic" '      - do: lead-online-safety\n        if: we have the time @\n' ''
    shape exceptions audit "$topic" '      - do: not-view-images\n        except: exception @\n' ''
    shape own-words audit "$topic" '      - say: We do this and that @\n' ''
    shape topics audit $'topics:\n' '  t@:\n    section: "@.1"\n    commitments:\n      - tell-dsl\n' ''
    shape left-topics audit $'linked-policies:\n  - behaviour\ntopics:\n' '  t@:\n    delegated-to: mobile-devices\n' ''
    shape steps audit "$steps" '      - tell-dsl\n      - record-incident\n' ''
    shape conflicting-steps audit "$steps" '      - view-images\n      - not-view-images\n' ''
    shape unsafe-steps audit "$steps" '      - delete-images\n' ''
    shape undone-steps audit "$steps" '      - tell-dsl\n      - view-images\n      - delete-images\n' ''
    shape same-steps audit $'incidents:\n  indecent-images:\n    by: staff\n    steps:\n      - tell-dsl\n  cyberbullying:\n    by: staff\n    steps:\n' '      - tell-dsl\n' ''
    shape allegations audit "$steps" '      - follow-allegations-procedure\n' ''
    shape linked audit $'linked-policies:\n' '  - policy: anti-bullying\n    written: Name @\n' ''
    shape same-linked audit $'linked-policies:\n' '  - anti-bullying\n  - behaviour\n' ''
    shape unlisted audit $'linked-policies:\n  - behaviour\n' '  - policy: anti-bullying\n    listed: false\n' ''
    shape taught audit $'education:\n  teaches:\n' '    - topic: personal-information\n      strength: may\n' ''
    shape methods audit $'monitoring:\n  covers: [pupils]\n  methods:\n' '    - method: in-person\n      of: staff\n' ''
    shape blocks audit $'filtering:\n  blocks:\n' '    - say: category @\n' ''
    shape training audit $'training:\n' '  - who: staff\n    about: filtering-and-monitoring\n    every: @ weeks\n' ''
    shape dates audit "$dsl" '      - do: keep-incident-log\n        every: every @ months or so in the autumn term\n' ''
    shape aliases audit $'x: &a [b]\n' 'zz@: *a\n' ''
    shape broken-entries audit "$dsl" '      - do: [x, {y: @}]\n        every: blub @\n' ''
    shape broken-yaml audit '' '  k@: : [\n' ''
    shape tabs audit '' '\tk@: x\n' ''
    shape long-title audit $'#\npolicy:\n  title: ' 'Online ' ''
    shape long-name audit $'roles:\n  dsl:\n    held-by: ' 'Hartley ' '\n'
    shape long-names audit $'roles:\n  dsl:\n    held-by: ' 'Ann Hartley; ' 'Bob Hartley\n'
    shape long-brackets audit $'roles:\n  dsl:\n    held-by: Ann ' '(x ' 'Hartley\n'
    shape long-date audit $'  approved: ' '1 May 2026 ' '\n'
    shape long-word audit $'scope:\n  people: ' 'pupils-' '\n'
    shape long-section audit $'  section: "1' '.1' '"\n'
    shape quoted audit 'x: "' 'a\\\\n' '"\n'
    shape comments audit '' '# line @\n' ''
    shape blank audit '' '\n' ''
    shape route route "$topic" '      - do: tell-dsl\n        by: staff\n' ''
    shape route-broken route "$dsl" '      - do: [x, {y: @}]\n        every: blub @\n' ''
    shape route-holders route $'roles:\n  dsl:\n    held-by:\n' '      - Ann Hartley-@\n' ''
    shape route-names route $'cites:\n' '  - cite: eu-gdpr\n    written: Name @ of it\n' ''
    shape route-linked route $'linked-policies:\n' '  - policy: anti-bullying\n    written: Name @\n' ''
    shape due due $'linked-policies:\n' '  - policy: anti-bullying\n    next-review: 1 May 2027\n' ''
    shape due-dates due $'linked-policies:\n' '  - policy: anti-bullying\n    next-review: soon @\n' ''
    shape report report "$topic" '      - do: tell-dsl\n        by: staff\n        written: Name @\n' ''
    shape coverage coverage "$topic" '      - say: We do this and that @\n' ''
    shape records records 'records:\n' '  - record: filtering-test\n    date: 1 May 2026\n    outcome: nothing was found @\n' ''
    shape records-broken records 'records:\n' '  - record: filtring-test-@\n    date: may be @\n' ''
    shape accepted records 'accepted-gaps:\n' '  - control: kcsie/x-@\n    reason: it is being replaced\n    approved-by: governing-body\n    until: 1 May 2027\n    accepted-on: 1 May 2026\n' ''
    shape answers records 'answers:\n' '  - control: kcsie/x-@\n    answer: yes\n    by: dsl\n    date: 1 May 2026\n' ''
    shape answers-to-one records 'answers:\n' '  - control: kcsie/dsl-leads\n    answer: no\n    role: dsl\n    date: 1 May 2026\n    until: 1 May 2027\n    note: answer @\n' ''
    shape answers-to-none records 'answers:\n' '  - control: kcsie/dsl-leeds\n    answer: no\n    role: dsl\n    date: 1 May 2026\n    until: 1 May 2027\n    note: answer @\n' ''
    shape self-review records 'self-review:\n' '  aspect-@: 2\n' ''
    shape show show '' '  - id: c@\n    title: A thing @\n    requires:\n      role-held: dsl\n    why: It is.\n    remedy: Do it.\n    owner: headteacher\n    ask: Is it?\n    meets:\n      roles:\n        dsl:\n          held-by: A. Hartley\n    misses:\n      roles:\n        headteacher:\n          held-by: A. Hartley\n' ''
    shape checklist-broken show '' '  - id: c@\n    titel: A thing @\n    requires:\n      role-hold: dsl\n' ''
    shape explain explain '' '  - id: c@\n    title: A thing @\n    requires:\n      role-held: dsl\n    why: It is.\n    remedy: Do it.\n    owner: headteacher\n    ask: Is it?\n    meets:\n      roles:\n        dsl:\n          held-by: A. Hartley\n    misses:\n      roles:\n        headteacher:\n          held-by: A. Hartley\n' ''
}

list='policygap-checklist: 1
series: trial
id: trial-2026
title: A trial
publisher: The tests
edition: First edition
source: https://example.org/trial
basis: derived
standing: statutory-guidance
in-force:
  from: 2026-01-01
applies-to:
  nations: england
  phases: all
controls:
'

# write FILE BYTES HEAD BEFORE LINE BEHIND
write() {
    HEAD=$3 BEFORE=$4 LINE=$5 BEHIND=$6 perl -e '
        my ($bytes, $before, $line, $behind) = ($ARGV[0], @ENV{qw(BEFORE LINE BEHIND)});
        s/\\n/\n/g, s/\\t/\t/g for $before, $line, $behind;
        my $text = $ENV{HEAD} . $before;
        for (my $at = 0; length $text < $bytes && $line ne ""; $at++) { $text .= $line =~ s/@/$at/gr }
        print $text, $behind;
    ' "$2" >"$1"
}

# count ARGUMENTS...: what a run takes, in millions of instructions or thousandths of a second.
sizes=(100000 1000000)
if [ "$timed" = yes ]; then
    unit=ms
    count() {
        /usr/bin/time -o "$folder/time" -f %U timeout 60 "$gap" "$@" >/dev/null 2>&1 || true
        awk 'END { printf "%.1f\n", $1 * 1000 }' "$folder/time"
    }
elif perf stat -x, -e instructions:u -o "$folder/perf" true 2>/dev/null && grep -q '^[0-9]' "$folder/perf"; then
    unit=M
    count() {
        perf stat -x, -e instructions:u -o "$folder/perf" timeout 60 "$gap" "$@" >/dev/null 2>&1 || true
        awk -F, '/^[0-9]/ { printf "%.1f\n", $1 / 1e6 }' "$folder/perf"
    }
elif command -v valgrind >/dev/null; then
    unit=M
    sizes=(20000 200000)
    count() {
        timeout 600 valgrind --tool=callgrind --callgrind-out-file=/dev/null "$gap" "$@" >/dev/null 2>"$folder/said" || true
        awk '/Collected *:/ { printf "%.1f\n", $NF / 1e6 }' "$folder/said"
    }
else
    echo "Neither perf nor valgrind can count here." >&2
    exit 2
fi

# arguments COMMAND FOLDER: what is run over the file in the folder.
arguments() {
    case $1 in
        records) args=(audit "$2/policy.yaml" --on 2026-11-22 --format json) ;;
        audit) args=(audit "$2/policy.yaml" --on 2026-11-22 --format json) ;;
        report) args=(report "$2/policy.yaml" --on 2026-11-22 --for lead --format html) ;;
        coverage) args=(checklists coverage "$2/policy.yaml" --on 2026-11-22 --verbose) ;;
        show) args=(checklists show "$2/list.yaml" --format markdown) ;;
        explain) args=(explain trial/c5 --checklist "$2/list.yaml") ;;
        *) args=("$1" "$2/policy.yaml" --on 2026-11-22 --format json) ;;
    esac
}

# make COMMAND BYTES BEFORE LINE BEHIND: the file in a folder of its own.
make() {
    rm -rf "$folder/run"
    mkdir "$folder/run"
    case $1 in
        records)
            printf %s "$head" >"$folder/run/policy.yaml"
            write "$folder/run/policy.records.yaml" "$2" $'policygap-records: 1\n' "$3" "$4" "$5"
            ;;
        show | explain) write "$folder/run/list.yaml" "$2" "$list" "$3" "$4" "$5" ;;
        *) write "$folder/run/policy.yaml" "$2" "$head" "$3" "$4" "$5" ;;
    esac
    arguments "$1" "$folder/run"
}

wanted=("$@")
bad=0
declare -A floors

shape() {
    local name=$1 command=$2 small large kilobytes seconds verdict=
    [ "${#wanted[@]}" -eq 0 ] || [[ " ${wanted[*]} " == *" $name "* ]] || return 0
    if [ -z "${floors[$command]:-}" ]; then
        make "$command" 0 '' '' ''
        floors[$command]=$(count "${args[@]}")
    fi
    make "$command" "${sizes[0]}" "$3" "$4" "$5"
    small=$(count "${args[@]}")
    make "$command" "${sizes[1]}" "$3" "$4" "$5"
    large=$(count "${args[@]}")
    make "$command" 3990000 "$3" "$4" "$5"
    /usr/bin/time -o "$folder/time" -f '%M %U' timeout 60 "$gap" "${args[@]}" >/dev/null 2>&1 || true
    read -r kilobytes seconds < <(tail -n 1 "$folder/time")
    # What the smaller file adds is at least a tenth of the floor, so that no small number is divided by.
    if awk -v a="$small" -v b="$large" -v f="${floors[$command]}" -v m="$most" \
        'BEGIN { added = a - f > f / 10 ? a - f : f / 10; exit !(b - f > m * added) }'; then
        verdict="  grows faster than the file"
        bad=1
    fi
    if [ "$kilobytes" -gt $((memory * 1000)) ]; then
        verdict="$verdict  over $memory MB"
        bad=1
    fi
    awk -v n="$name" -v a="$small" -v b="$large" -v k="$kilobytes" -v s="$seconds" -v v="$verdict" -v u="$unit" \
        'BEGIN { printf "%-18s %8.1f %s %9.1f %s   4 MB: %5.2f s %4d MB%s\n", n, a, u, b, u, s, k / 1000, v }'
}

shapes
if [ "$bad" -ne 0 ]; then
    echo "A shape costs more than it may: see docs/limits.md." >&2
    exit 1
fi
