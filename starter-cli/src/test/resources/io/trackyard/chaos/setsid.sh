# setsid, as whoever starts a supervisor finds it on PATH.
case "$*" in
  *"/supervisor.sh "*)
    . "$tools/lib.sh"
    reached SESSION_START BEFORE
    [ -z "$dead" ] || exit 1
    ;;
esac
exec "$program" "$@"
