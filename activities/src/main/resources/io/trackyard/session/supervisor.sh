#!/bin/sh
# sh supervisor.sh DIRECTORY COMMAND [ARGUMENT...]
# Runs one agent, and records in DIRECTORY who runs it (supervisor), who it is (agent) and how it ended (exit), so that
# all three are known when the worker that asked for it is long gone. The directory is absolute, private, and new: an
# old exit would be taken for this one's. The agent reads prompt.md and writes out and err there.
export TY_DIRECTORY="$1"
shift
# Handlers, not '': a handler becomes the default action in the agent, an ignored signal stays ignored.
trap : HUP INT QUIT TERM
export TY_IDENTIFY='identify() {
  if read -r stat <"/proc/$1/stat"; then
    stat=${stat##*) }; set -- "$1" "$2" $stat; start=${22}
    read -r boot </proc/sys/kernel/random/boot_id; namespace=$(readlink "/proc/$1/ns/pid")
  else
    start=$(LC_ALL=C TZ=UTC0 ps -o lstart= -p "$1"); boot=$(sysctl -n kern.bootsessionuuid); namespace=
  fi 2>/dev/null
  printf "pid=%s\nstart=%s\nboot=%s\nnamespace=%s\n" "$1" "$start" "$boot" "$namespace" >"$TY_DIRECTORY/$2.tmp" &&
    mv "$TY_DIRECTORY/$2.tmp" "$TY_DIRECTORY/$2"
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
detached sh -c 'eval "$TY_IDENTIFY"; identify $$ agent || exit 125; unset TY_DIRECTORY TY_IDENTIFY; exec "$@"' agent "$@" \
  <"$TY_DIRECTORY/prompt.md" >>"$TY_DIRECTORY/out" 2>>"$TY_DIRECTORY/err"
result="rc=$? end=$(date +%s)"
# A short symbolic link needs no block on a full disk; with no inode left either, the result goes into a name.
ln -s "$result" "$TY_DIRECTORY/exit" || mv "$TY_DIRECTORY/spare" "$TY_DIRECTORY/exit $result"
