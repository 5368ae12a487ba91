# Sourced text: lock s|x SECONDS takes descriptor 9 shared or exclusively. The lock belongs to the open file, so it
# stays when flock or perl has ended, and lasts until the last process that inherited the descriptor has closed it.
lock() {
  if command -v flock >/dev/null 2>&1; then
    flock "-$1" -w "$2" 9
  else
    perl -e '
      my ($kind, $seconds) = @ARGV; open(my $file, "<&=", 9) or exit 1; my $wanted = $kind eq "x" ? 2 : 1;
      for (0 .. $seconds * 20) { exit 0 if flock($file, $wanted | 4); select(undef, undef, undef, 0.05) } exit 1' "$1" "$2"
  fi
}
