#!/bin/sh
# An example of an agent: it reads its prompt from standard input, edits the files it is told to, and exits 0.
# A real one asks a model what to do; this one obeys the steps that stand in its prompt, between a line ```steps
# and a line ```. It runs wherever there is a POSIX shell with sed and awk, and costs nothing.
#
#   write PATH                    the lines up to "end" become the file
#   append PATH                   the lines up to "end" are put behind it
#   replace PATH: OLD -> NEW      every OLD in the file becomes NEW; it gives up where there is neither
#   say TEXT                      prints it
#   sleep SECONDS                 takes its time
#   fail TEXT                     gives up
#   fail unless feedback mentions TEXT
#
# A step belongs to the heading above it:
#
#   first try:                    there is no feedback yet
#   when feedback mentions TEXT:  an earlier attempt failed, and what was said of it holds TEXT
#   always:                       either; so do steps above the first heading
#
# Without steps it writes down what it was asked, as notes/<task>.md. Asked to calibrate a phase, it finds nothing amiss.

set -eu
export LC_ALL=C # names of files are made of bytes

# What a task is told again from its second attempt on begins with this line; steps below it are quotations.
feedback_line='^## Feedback from attempt '

prompt=$(cat)
asked=$(printf '%s\n' "$prompt" | sed "/$feedback_line/,\$d")
feedback=$(printf '%s\n' "$prompt" | sed -n "/$feedback_line/,\$p")
steps=$(printf '%s\n' "$asked" | sed -n '/^```steps$/,/^```$/{/^```/d;p;}')

give_up() {
    printf 'agent: %s\n' "$1" >&2
    exit 1
}

mentions() {
    case $feedback in *"$1"*) ;; *) return 1 ;; esac
}

# Task text names the file: it must not lead out of the worktree.
make_room() {
    case /$1/ in // | //* | */../*) give_up "not a path in this worktree: $1" ;; esac
    mkdir -p "$(dirname "./$1")"
}

# What is done already is no failure: a session may be broken off, and started again in the tree it left.
# Old and new text travel in variables, since awk reads escapes in its arguments.
replace() {
    [ -f "$1" ] && [ -n "$2" ] || give_up "nothing to replace in $1"
    OLD=$2 NEW=$3 awk '
        { line = $0
          while (at = index(line, ENVIRON["OLD"])) {
              printf "%s%s", substr(line, 1, at - 1), ENVIRON["NEW"]
              line = substr(line, at + length(ENVIRON["OLD"]))
              found = 1
          }
          if (index(line, ENVIRON["NEW"])) found = 1
          print line }
        END { exit !found }' "$1" >"$1.new" || { rm "$1.new" && give_up "there is no '$2' in $1"; }
    cat "$1.new" >"$1" # not moved over it: the file keeps its mode
    rm "$1.new"
}

# The id is any text; where a name had to be made of it, a checksum keeps two of them apart.
write_note() {
    id=${TRACKYARD_TASK:-task}
    name=$(printf '%s' "$id" | tr -c 'A-Za-z0-9_.-' '-' | sed 's/^[.-]*//' | cut -c 1-100)
    [ "$name" = "$id" ] || name=${name:-task}-$(printf '%s' "$id" | cksum | cut -d ' ' -f 1)
    make_room "notes/$name.md"
    printf '%s\n' "$prompt" >"notes/$name.md"
    printf 'wrote notes/%s.md\n' "$name"
}

obey() {
    case $1 in
    'write '*) path=${1#write } && make_room "$path" && : >"$path" && printf 'writing %s\n' "$path" ;;
    'append '*) path=${1#append } && make_room "$path" && printf 'adding to %s\n' "$path" ;;
    'replace '*': '*' -> '*)
        change=${1#replace }
        path=${change%%: *} change=${change#*: }
        printf 'changing %s\n' "$path"
        make_room "$path" && replace "$path" "${change%% -> *}" "${change#* -> }"
        ;;
    'say '*) printf '%s\n' "${1#say }" ;;
    'sleep '*) sleep "${1#sleep }" ;;
    'fail unless feedback mentions '*)
        mentions "${1#fail unless feedback mentions }" || give_up "no ${1#fail unless }"
        ;;
    'fail '*) give_up "${1#fail }" ;;
    '') ;;
    *) give_up "no step I know: $1" ;;
    esac
}

# It only shows the form of an answer: whoever wants to know whether the work is good asks a real one.
answer_calibration() {
    printf '%s\n' '```json' '{"coverage": {"ok": true, "note": "not looked at"},' \
        ' "drift": {"ok": true, "note": "not looked at"},' ' "security": {"ok": true, "note": "not looked at"},' \
        ' "issues": []}' '```'
}

[ -z "${TRACKYARD_CALIBRATION:-}" ] || { answer_calibration && exit 0; }
[ -n "$steps" ] || { write_note && exit 0; }

applies=yes # whether the steps below the last heading are for this attempt
content=no  # whether the lines are those of a file
while IFS= read -r line; do
    if [ "$content" = yes ]; then
        if [ "$line" = end ]; then content=no; elif [ "$applies" = yes ]; then printf '%s\n' "$line" >>"$path"; fi
        continue
    fi
    case $line in
    'always:') applies=yes ;;
    'first try:') if [ -z "$feedback" ]; then applies=yes; else applies=no; fi ;;
    'when feedback mentions '*:)
        text=${line#when feedback mentions }
        if mentions "${text%:}"; then applies=yes; else applies=no; fi
        ;;
    *)
        case $line in 'write '* | 'append '*) content=yes ;; esac
        if [ "$applies" = yes ]; then obey "$line"; fi
        ;;
    esac
done <<STEPS
$steps
STEPS
