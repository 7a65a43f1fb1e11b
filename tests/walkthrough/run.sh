#!/usr/bin/env bash
# Runs README.md's quick start as written and checks what it promises.
#
# In every ```console block a line that starts with "$ " is a command; the lines below it are what its output must
# contain, in this order, blanks aside; "…" stands for anything. "(exit 1)" promises that exit code, otherwise it is 0.
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly readme=${1:-README.md}
notes=$(mktemp -d)
trap 'rm -rf "$notes"' EXIT

fail() {
    printf 'walkthrough: %s\n' "$1" >&2
    sed 's/^/  | /' "$notes/output" >&2
    exit 1
}

# Whether the promised line $1 occurs in the output below line $2; prints the line number it was found on.
find_promise() {
    awk -v promise="$1" -v after="$2" '
        function bare(text) { gsub(/[[:space:]]/, "", text); return text }
        BEGIN { parts = split(bare(promise), part, "…") }
        NR > after {
            rest = bare($0); held = 1
            for (i = 1; i <= parts && held; i++) {
                at = index(rest, part[i])
                if (part[i] != "" && at == 0) held = 0
                else rest = substr(rest, at + length(part[i]))
            }
            if (held) { print NR; found = 1; exit }
        }
        END { exit !found }
    ' "$notes/output"
}

run_step() {
    local command=$1 promises=$2 expected=0 exit_code=0 line=0 promise
    if [[ $promises =~ \(exit\ ([0-9]+)\) ]]; then expected=${BASH_REMATCH[1]}; fi
    printf 'walkthrough: $ %s\n' "$command"
    bash -c "$command" >"$notes/output" 2>&1 </dev/null || exit_code=$?
    ((exit_code == expected)) || fail "'$command' ended with $exit_code, README.md promises $expected"
    while IFS= read -r promise; do
        [[ -z $promise || $promise == "(exit "* ]] && continue
        line=$(find_promise "$promise" "$line") || fail "'$command' did not print: $promise"
    done <<<"$promises"
}

command='' promises='' steps=0 inside=no
finish() {
    [[ -n $command ]] || return 0
    run_step "$command" "$promises"
    steps=$((steps + 1))
    command='' promises=''
}
while IFS= read -r text <&3; do
    case $inside$text in
        'no```console') inside=yes ;;
        'yes```') finish && inside=no ;;
        'yes$ '*) finish && command=${text#'$ '} ;;
        yes*) promises+=$text$'\n' ;;
    esac
done 3<"$readme"
((steps > 0)) || { : >"$notes/output" && fail "$readme has no command to run"; }
printf 'walkthrough: %d commands did what %s promises\n' "$steps" "$readme"
