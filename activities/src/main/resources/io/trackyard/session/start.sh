# start TAG NAMESPACE COMMAND [ARGUMENT...], the session's directory in TY_LINE; the tag is an entry for its environment,
# the namespace that of the pids of whoever asked, which is that of all it starts.
# Starts the supervisor in a session of its own and leaves the guard to the one that holds it: with descriptor 9
# inherited, the lock would be held for the session's life. Not with '&', see supervisor.sh.
directory=$TY_LINE
export "$1" TY_NAMESPACE="$2"
shift 2
unset TRACKYARD_GUARD
# As a subreaper, where there is perl to ask for it, the supervisor becomes the parent of whatever loses its own: so it finds
# what left the agent's group and cleared its environment. exec keeps the attribute. Without, such a process is not found.
if command -v perl >/dev/null 2>&1; then
  reaper='require POSIX; my $prctl = {x86_64 => 157, aarch64 => 167}->{(POSIX::uname())[4]};
    $ENV{TY_REAPER} = 1 if $^O eq "linux" && length(pack("p", "")) == 8 && $prctl && syscall($prctl, 36, 1, 0, 0, 0) == 0;
    exec { $ARGV[0] } @ARGV or exit 127'
  set -- perl -e "$reaper" sh "$directory/supervisor.sh" "$directory" "$@"
else
  set -- sh "$directory/supervisor.sh" "$directory" "$@"
fi
if command -v setsid >/dev/null 2>&1; then
  exec setsid --fork "$@" >"$directory/supervisor.log" 2>&1 9<&-
fi
exec perl -MPOSIX=setsid -e 'fork and exit 0; setsid(); exec { $ARGV[0] } @ARGV or exit 127' \
  "$@" >"$directory/supervisor.log" 2>&1 9<&-
