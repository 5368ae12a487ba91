# git, as everybody in the yard finds it on PATH. Ref transactions are read line by line on their way.
option=
sub=
verb=
for word; do
  if [ -n "$option" ]; then
    option=
  elif [ -n "$sub" ]; then
    verb=$word
    break
  else
    case $word in
      -c | -C) option=1 ;;
      -*) ;;
      *) sub=$word ;;
    esac
  fi
done

case "$sub $verb" in
  "worktree add") effect=WORKTREE ;;
  "worktree remove") effect=CLEANUP ;;
  "update-ref "*) ;;
  *) exec "$program" "$@" ;;
esac
. "$tools/lib.sh"

if [ "$sub" = worktree ]; then
  reached "$effect" BEFORE
  [ -z "$dead" ] || exit 1
  "$program" "$@"
  status=$?
  reached "$effect" AFTER
  exit "$status"
fi

# What a line of a ref transaction is about.
about() {
  case $1 in
    "update refs/heads/trackyard-tracks/"*) printf COMMIT ;;
    "update refs/heads/trackyard/"*) printf BRANCH ;;
    "create refs/trackyard/wip/"*) printf SNAPSHOT ;;
    # whoever merges takes the queue first
    "create refs/trackyard/epoch/"*/queue* | "update refs/trackyard/epoch/"*/queue*) printf MERGE ;;
  esac
}

# What git is asked, passed on; what it is about lies in a file when git answers.
ask() {
  while IFS= read -r line; do
    case $line in
      start) meant= ;;
      prepare)
        for each in $meant; do reached "$each" BEFORE; done
        # who asked is dead, and git hears no end of the question
        [ -z "$dead" ] || exit 1
        printf '%s\n' "$meant" >"$talk/meant"
        ;;
      *) meant="$meant $(about "$line")" ;;
    esac
    printf '%s\n' "$line"
  done
}

hear() {
  while IFS= read -r line; do
    if [ "$line" = "commit: ok" ]; then
      for each in $(cat "$talk/meant"); do
        [ "$each" = MERGE ] || reached "$each" AFTER
      done
      [ -z "$dead" ] || exit 1
    fi
    printf '%s\n' "$line"
  done
}

talk=$(mktemp -d "$yard/talks/XXXXXX") || exit 1
ask | { "$program" "$@"; echo $? >"$talk/status"; } | hear
status=1
read -r status <"$talk/status"
rm -rf "$talk"
exit "$status"
