#!/bin/sh
# sh supervisor.sh DIRECTORY COMMAND [ARGUMENT...]
# Runs one agent, and records in DIRECTORY who runs it (supervisor), who it is (agent) and how it ended (exit), so that
# all three are known when the worker that asked for it is long gone. The directory is absolute, private, and new: an
# old exit would be taken for this one's. The agent reads prompt.md and writes out and err there. Who somebody is counts
# once its last line is ended: so nothing is written aside first. TY_NAMESPACE is that of the pids.
export TY_DIRECTORY="$1"
shift
reaper=$TY_REAPER
unset TY_REAPER
# Handlers, not '': a handler becomes the default action in the agent, an ignored signal stays ignored.
trap : HUP INT QUIT TERM
export TY_IDENTIFY='identify() {
  if read -r stat <"/proc/$1/stat"; then
    stat=${stat##*) }; set -- "$1" "$2" $stat; start=${22}
    read -r boot </proc/sys/kernel/random/boot_id
  else
    start=$(LC_ALL=C TZ=UTC0 ps -o lstart= -p "$1"); boot=$(sysctl -n kern.bootsessionuuid)
  fi 2>/dev/null
  printf "pid=%s\nstart=%s\nboot=%s\nnamespace=%s\n" "$1" "$start" "$boot" "$TY_NAMESPACE" >"$TY_DIRECTORY/$2"
}'
detached() {
  if command -v setsid >/dev/null 2>&1; then
    setsid "$@"
  else
    perl -MPOSIX=setsid -e 'setsid(); exec { $ARGV[0] } @ARGV or exit 127' "$@"
  fi
}
eval "$TY_IDENTIFY"
identify $$ supervisor && : >"$TY_DIRECTORY/spare" || exit 125
# In the foreground: a shell makes what it starts with '&' ignore INT and QUIT. In its own session and group: the
# signal that ends the agent's group must leave this shell alive. Identified before exec, which keeps pid and start.
detached sh -c 'eval "$TY_IDENTIFY"; identify $$ agent || exit 125; unset TY_DIRECTORY TY_IDENTIFY TY_NAMESPACE; exec "$@"' agent "$@" \
  <"$TY_DIRECTORY/prompt.md" >>"$TY_DIRECTORY/out" 2>>"$TY_DIRECTORY/err"
result="rc=$? end=$(date +%s)"
# What the agent left has become this shell's own child: nothing of it may change the worktree once the end is recorded. What
# cannot be ended, such as one that waits for a device, must not keep the end from being recorded.
passes=0 empty=0
while [ -n "$reaper" ] && [ "$empty" -lt 2 ] && [ "$passes" -lt 200 ]; do
  passes=$((passes + 1)) adopted=
  for file in /proc/[1-9]*/stat; do
    read -r stat <"$file" || continue
    case ${stat##*) } in
      [ZX]*) ;;
      ?" $$ "*) adopted="$adopted ${stat%% *}" ;;
    esac
  done 2>/dev/null
  if [ -n "$adopted" ]; then kill -s KILL $adopted; empty=0; else empty=$((empty + 1)); fi
done 2>/dev/null
# A short symbolic link needs no block on a full disk; with no inode left either, the result goes into a name.
ln -s "$result" "$TY_DIRECTORY/exit" || mv "$TY_DIRECTORY/spare" "$TY_DIRECTORY/exit $result"
