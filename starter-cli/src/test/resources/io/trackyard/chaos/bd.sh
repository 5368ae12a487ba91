# Stands in for beads' program: a directory for each issue, with its unchanging fields, its statuses, the last of which counts,
# its assignee and notes.
. "$tools/lib.sh"
issues=$yard/issues
command=$1
for task; do :; done
case $command in
  where) printf '{"database_path":"%s"}\n' "$issues" ;;
  list)
    comma=
    printf '['
    for issue in "$issues"/*; do
      status=$(tail -n 1 "$issue/status")
      assignee=
      [ ! -e "$issue/assignee" ] || read -r assignee <"$issue/assignee"
      notes=$(cat "$issue/notes" 2>/dev/null)
      printf '%s{"status":"%s","assignee":"%s","notes":"%s",%s}' \
        "$comma" "$status" "$assignee" "$notes" "$(cat "$issue/fields")"
      comma=,
    done
    printf ']\n'
    ;;
  close | update)
    reached WRITE_BACK BEFORE
    [ -z "$dead" ] || exit 1
    status=$(tail -n 1 "$issues/$task/status")
    [ "$command" != close ] || status=closed
    for word; do
      case $word in
        --status=*) status=${word#--status=} ;;
        --append-notes=*)
          # as they stand in JSON, where a line end is two characters
          printf '%s\n' "${word#--append-notes=}" | sed 's/\\/\\\\/g; s/"/\\"/g; s/$/\\n/' | tr -d '\n' >>"$issues/$task/notes"
          ;;
        --assignee=*) printf '%s\n' "${word#--assignee=}" >"$issues/$task/assignee" ;;
      esac
    done
    # aside and renamed: whole or not at all, as a database does it, and told of with it, whoever dies here
    { cat "$issues/$task/status" && printf '%s\n' "$status"; } >"$yard/talks/$task.$$" &&
      mv "$yard/talks/$task.$$" "$issues/$task/status"
    reached WRITE_BACK AFTER
    printf '[{"id":"%s","status":"%s"}]\n' "$task" "$status"
    ;;
  *)
    echo "bd: unknown command $command" >&2
    exit 1
    ;;
esac
