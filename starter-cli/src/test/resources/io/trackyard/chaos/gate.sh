# The gate, run on the merged tree before the branch moves: every file stands on those it needs.
. "$tools/lib.sh"
reached MERGE AFTER
[ -z "$dead" ] || exit 1
for file in parts/*/*.txt; do
  [ -e "$file" ] || continue
  for need in $(sed -n 's/^needs //p' "$file"); do
    [ -e "$need" ] || { echo "$file needs $need, which is not there"; exit 1; }
  done
done
