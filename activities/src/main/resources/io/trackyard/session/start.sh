# start TAG COMMAND [ARGUMENT...], the session's directory in TY_LINE; the tag is an entry for its environment.
# Starts the supervisor in a session of its own and leaves the guard to the one that holds it: with descriptor 9
# inherited, the lock would be held for the session's life. Not with '&', see supervisor.sh.
directory=$TY_LINE
export "$1"
shift
unset TY_LINE TRACKYARD_GUARD
if command -v setsid >/dev/null 2>&1; then
  exec setsid --fork sh "$directory/supervisor.sh" "$directory" "$@" >"$directory/supervisor.log" 2>&1 9<&-
fi
exec perl -MPOSIX=setsid -e 'fork and exit 0; setsid(); exec { $ARGV[0] } @ARGV or exit 127' \
  sh "$directory/supervisor.sh" "$directory" "$@" >"$directory/supervisor.log" 2>&1 9<&-
