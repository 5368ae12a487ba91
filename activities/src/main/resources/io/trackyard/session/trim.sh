# trim FILE BLOCKS BYTES LINE
# Leaves of a file to which others append its first BLOCKS of 64 KiB and its last BYTES, with LINE between them. In place, since
# whoever appends holds it open; the end is written before the rest is cut off, so that a reader always finds it.
file=$1 blocks=$2 bytes=$3 line=$4
aside=$file.end
{ printf '\n%s\n' "$line" && tail -c "$bytes" "$file"; } >"$aside" &&
  dd if="$aside" of="$file" bs=65536 seek="$blocks" conv=notrunc 2>/dev/null &&
  dd if=/dev/null of="$file" bs=1 seek=$((blocks * 65536 + $(wc -c <"$aside"))) 2>/dev/null
result=$?
rm -f "$aside"
exit $result
