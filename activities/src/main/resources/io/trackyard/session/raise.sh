# raise DIRECTORY, the new epoch in TY_LINE. Written aside and renamed: a reader sees the old number or the new one.
printf '%s\n' "$TY_LINE" >"$1/epoch.tmp" && mv "$1/epoch.tmp" "$1/epoch"
