# An agent: writes its task's file, by the card that the plan wrote for it (part, needs, act), and writes down when it
# began, what it left in the worktree and how it ended.
. "$tools/lib.sh"
cat >/dev/null
. "$yard/tasks/$TRACKYARD_TASK"
say() { printf '%s\n' "$1 $TRACKYARD_TASK $TRACKYARD_SESSION $2" >>"$yard/records"; }

# held as long as anything of a session lives in this worktree: its children have it too
exec 7>>"$yard/locks/${PWD##*/}"
flock -n 7 || say intruded "$PWD"
own_session=$(grep -lx "pid=$$" "${TRACKYARD_PROMPT_FILE%/*}"/sessions/*/agent | tail -n 1)
own_session=${own_session%/agent}
say began "$TRACKYARD_ATTEMPT"
reached SESSION_START AFTER

# on a full disk it waits for room, as the tools of an agent do
patiently() { until "$@"; do sleep 0.2; done; }
write_note() { mkdir -p "parts/$part" && printf '%s\n' "work of $TRACKYARD_SESSION" >"$note"; }
write_file() {
  {
    printf 'task %s\n' "$TRACKYARD_TASK" || return 1
    for need in $needs; do printf 'needs %s\n' "$need" && sed 's/^/  /' "$need" || return 1; done
  } >"parts/$part/$TRACKYARD_TASK.txt"
}
write_all() {
  { cat "parts/$part/all" 2>/dev/null; echo "$TRACKYARD_TASK"; } | sort -u >"parts/$part/all.new" &&
    grep -qx "$TRACKYARD_TASK" "parts/$part/all.new" && mv "parts/$part/all.new" "parts/$part/all"
}

note=parts/$part/note-$TRACKYARD_SESSION
patiently write_note
say left "$("$git" hash-object "$note")"
printf '%s\n' "$own_session" >"$yard/working/$TRACKYARD_SESSION"
case $act in leaves) "$setsid" sleep 300 </dev/null >/dev/null 2>&1 & ;; esac
sleep "0.$(($$ % 3 + 1))"
case $act in
  waits)
    while [ -e "$yard/wait/$TRACKYARD_TASK" ]; do
      sleep 0.1
      # nobody would see its end: the next session has a supervisor to be struck again
      [ -z "$(in_session "$own_session" supervisor)" ] && exit 0
    done
    ;;
esac
if [ "$act" = fails ] || { [ "$act" = once ] && [ "$TRACKYARD_ATTEMPT" = 1 ]; }; then
  say failed "$TRACKYARD_ATTEMPT"
  reached SESSION_END BEFORE
  exit 1
fi
for need in $needs; do
  [ -e "$need" ] || { say lacked "$need"; exit 1; }
done
patiently write_file
patiently write_all
say cleared -
rm -f "parts/$part"/note-*
say ended -
reached SESSION_END BEFORE
exit 0
