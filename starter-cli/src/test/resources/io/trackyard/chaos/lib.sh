# Sourced by the tools of a chaos yard: what happens when a point of a run is reached. Of the yard it knows
#   armed/ID      a fault that waits for its point, one line: POINT SIDE VICTIM DEED SECONDS
#   taken/ID      the same while it happens
#   struck/ID     the same once it has happened, with a line of who was met
#   records       what the agents say of themselves, a line each
#   command       the pid of the command line that is attached
# The variables yard, tools, git and setsid are set before this is sourced.

# Whether the process lives and is the one of that start; a zombie is gone.
lives() {
  read -r stat <"/proc/$1/stat" || return 1
  set -- "$1" "$2" ${stat##*) }
  case $3 in [ZX]*) return 1 ;; esac
  [ "$2" = any ] || [ "$2" = "${22}" ]
} 2>/dev/null

# One that lives: its pid.
living() { [ -z "${1:-}" ] || ! lives "$1" "${2:-any}" || printf '%s\n' "$1"; }

# Pid and start of the object of that name in a JSON file of Trackyard's.
identity_in() {
  tr -d '\n' <"$1" | sed -n 's/.*"'"$2"'" *: *{[^}]*"pid" *: *\([0-9]*\)[^}]*"start" *: *"\([^"]*\)".*/\1 \2/p'
} 2>/dev/null

worker_pid() {
  for file in "$yard"/disk/state/trackyard/workers/*/worker.json; do living $(identity_in "$file" identity); done
}
server_pid() { living $(identity_in "$yard/disk/state/trackyard/server/server.json" process); }
command_pid() { [ ! -e "$yard/command" ] || living "$(cat "$yard/command")"; } 2>/dev/null

# The directories of sessions of whose end there is no record.
open_sessions() {
  for agent in "$yard"/disk/state/trackyard/repositories/*/runs/*/tasks/*/sessions/*/agent; do
    [ ! -e "$agent" ] || [ -L "${agent%/agent}/exit" ] || printf '%s\n' "${agent%/agent}"
  done
}

# in_session DIRECTORY agent|supervisor
in_session() {
  living $(sed -n 's/^pid=//p; s/^start=//p' "$1/$2" 2>/dev/null)
}

# The session that reached the point, else another that has left something: three deaths with nothing done are asked about.
of_a_session() {
  found=
  [ -z "${own_session:-}" ] || found=$(in_session "$own_session" "$1")
  [ -n "$found" ] || found=$(
    for card in "$yard"/working/*; do
      read -r session <"$card" && in_session "$session" "$1"
    done | head -n 1
  )
  [ -z "$found" ] || printf '%s\n' "$found"
}

# Pids, in the order in which they are struck; none where not all of the three live that are meant by ALL.
victims() {
  case $1 in
    COMMAND_LINE) command_pid ;;
    WORKER) worker_pid ;;
    SERVER) server_pid ;;
    AGENT) of_a_session agent ;;
    SUPERVISOR) of_a_session supervisor ;;
    ALL)
      three="$(command_pid) $(server_pid) $(worker_pid)"
      set -- $three
      [ $# -eq 3 ] || return 0
      printf '%s\n' "$@"
      open_sessions | while read -r session; do
        in_session "$session" supervisor
        in_session "$session" agent
      done
      ;;
  esac
}

# The same; where a session is meant and none lives, the point is held for a moment until one does.
awaited() {
  looks=30
  while :; do
    found=$(victims "$1")
    [ -z "$found" ] && [ "$looks" -gt 0 ] || break
    case $1 in AGENT | SUPERVISOR) ;; *) break ;; esac
    looks=$((looks - 1))
    sleep 0.1
  done
  printf '%s\n' "$found"
}

# reached POINT SIDE: strikes if a fault waits for this. Sets dead where the worker was struck down: who worked for it does
# nothing more.
dead=
reached() {
  for fault in "$yard"/armed/*; do
    read -r point side victim deed seconds <"$fault" || continue
    [ "$point $side" = "$1 $2" ] || continue
    id=${fault##*/}
    # what was taken long ago is armed again, so its time is set before it is taken, not after
    touch -c "$fault"
    # of several that reach it one takes it
    mv "$fault" "$yard/taken/$id" 2>/dev/null || continue
    if [ "$deed" = KILL ] && [ "$seconds" != 0 ]; then
      later "$id" "$victim" "$deed" "$seconds"
    else
      strike "$id" "$victim" "$deed" "$seconds" || mv "$yard/taken/$id" "$fault"
    fi
  done
} 2>/dev/null

# apart TOOL [ARGUMENT...]: runs a tool in a process that belongs to nobody here and holds nothing.
apart() {
  env -u TRACKYARD_SESSION -u TRACKYARD_COMMAND -u TRACKYARD_GUARD \
    "$setsid" --fork sh "$@" </dev/null >/dev/null 2>&1 7>&- 9>&-
}

# later ID VICTIM DEED SECONDS [PID...]: what is left to do of a fault.
later() { apart "$tools/later" "$@"; }

# done_with ID
done_with() { mv "$yard/taken/$1" "$yard/struck/$1"; }

# strike ID VICTIM DEED SECONDS. False where nobody was met.
strike() {
  case $2 in
    MACHINE)
      # whoever looks at the machine pulls the plug
      done_with "$1"
      while :; do sleep 1; done
      ;;
    DISK)
      dd if=/dev/zero of="$yard/disk/filler" bs=64k
      dd if=/dev/zero of="$yard/disk/crumbs" bs=1
      later "$1" "$2" "$3" "$4"
      return 0
      ;;
  esac
  met=
  self=
  for pid in $(awaited "$2"); do
    if [ "$pid" = $$ ]; then self=$$; else met="$met $pid"; fi
  done
  [ -n "$met$self" ] || return 1
  printf '%s\n' "$met $self" >>"$yard/taken/$1"
  if [ "$3" = HOLD ]; then
    later "$1" "$2" "$3" "$4" $met $self
    for pid in $met $self; do kill -s STOP "$pid"; done
    return 0
  fi
  for pid in $met; do
    kill -s KILL "$pid"
    while lives "$pid" any; do :; done
  done
  done_with "$1"
  case $2-$3 in
    *-LATE)
      # who worked for the dead goes on when another is there
      until [ -n "$(worker_pid)" ]; do sleep 0.1; done
      ;;
    WORKER-* | ALL-*) dead=1 ;;
  esac
  [ -z "$self" ] || kill -s KILL "$self"
  return 0
}
