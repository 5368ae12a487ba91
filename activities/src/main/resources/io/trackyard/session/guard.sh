# guard DIRECTORY EPOCH VERDICT SECONDS COMMAND [ARGUMENT...]
# Runs the command only while EPOCH stands, and keeps a takeover out until the last process of the command has ended.
# The verdict goes into a file: every exit code may be the command's own.
directory=$1 epoch=$2 verdict=$3 seconds=$4
shift 4
# Asked first, since a redirection of exec that fails ends dash on the spot.
[ -r "$directory/epoch.lock" ] || { echo broken >"$verdict"; exit 1; }
exec 9<"$directory/epoch.lock"
lock s "$seconds" || { echo busy >"$verdict"; exit 1; }
standing=
read -r standing <"$directory/epoch"
[ "$standing" = "$epoch" ] || { echo "fenced $standing" >"$verdict"; exit 1; }
echo passed >"$verdict"
exec "$@"
