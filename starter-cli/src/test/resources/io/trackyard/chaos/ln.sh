# ln, by which a supervisor records how its session ended.
for last; do :; done
case $last in
  */sessions/*/exit) ;;
  *) exec "$program" "$@" ;;
esac
. "$tools/lib.sh"
"$program" "$@"
status=$?
# apart: with its record a session has ended, and what is left of it is ended too
apart "$tools/ended" "${last%/exit}"
exit "$status"
