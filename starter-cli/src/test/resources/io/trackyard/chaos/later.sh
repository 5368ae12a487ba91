# later ID [PID...]: ends what began with a fault: lets those go on that were held, makes room again on the disk, or strikes
# so many seconds after the point was reached.
. "$tools/lib.sh"
id=$1
shift
read -r point side victim deed seconds <"$yard/taken/$id"
sleep "$seconds"
case $victim-$deed in
  DISK-*) rm -f "$yard/disk/filler" "$yard/disk/crumbs" ;;
  *-HOLD) for pid; do kill -s CONT "$pid"; done ;;
  *)
    strike "$id" "$victim" "$deed" 0 || mv "$yard/taken/$id" "$yard/armed/$id"
    exit
    ;;
esac
done_with "$id"
