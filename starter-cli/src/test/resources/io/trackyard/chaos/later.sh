# later ID VICTIM DEED SECONDS [PID...]: ends what began with a fault: lets those go on that were held, makes room again on the
# disk, or strikes so many seconds after the point was reached. It reads no file of the fault, which may be armed again before
# this begins: nobody would let go then who was held.
. "$tools/lib.sh"
id=$1 victim=$2 deed=$3 seconds=$4
shift 4
sleep "$seconds"
case $victim-$deed in
  DISK-*) rm -f "$yard/disk/filler" "$yard/disk/crumbs" ;;
  *-HOLD)
    for pid; do kill -s CONT "$pid"; done
    done_with "$id"
    # once more for whoever was stopped late: a busy machine may begin this before
    sleep 1
    for pid; do kill -s CONT "$pid"; done
    exit
    ;;
  *)
    strike "$id" "$victim" "$deed" 0 || mv "$yard/taken/$id" "$yard/armed/$id"
    exit
    ;;
esac
done_with "$id"
