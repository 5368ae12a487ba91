# hold DIRECTORY SECONDS ACT [ARGUMENT...]
# Takes the lock exclusively, says which epoch stands, and waits for one line. With it in TY_LINE the act, a script of this
# directory's, is done under the lock; the end of the input instead of a line means that whoever asked is gone, and
# nothing is done.
directory=$1 seconds=$2 act=$3
shift 3
[ -r "$directory/epoch.lock" ] || { echo broken; exit 1; }
exec 9<"$directory/epoch.lock"
lock x "$seconds" || { echo busy; exit 1; }
standing=
[ -r "$directory/epoch" ] && read -r standing <"$directory/epoch"
echo "held $standing"
IFS= read -r TY_LINE || exit 1
(eval "$act") </dev/null >/dev/null && echo done || echo failed
