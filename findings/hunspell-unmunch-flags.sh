#!/bin/sh
# unmunch of hunspell-tools 1.7.1 (Debian) makes forms that hunspell 1.7.1 itself refuses, and says nothing, where the
# dictionary names its affixes by two letters (FLAG long, hunspell(5)): it takes the first letter for the whole name.
# The dictionary below says: lamp takes -s (Aa), chair takes -like (Ab).
# Seen (form, and whether hunspell takes it: * yes, & no):
#   lamp *
#   lamps *
#   lamplike &
#   chair *
#   chairs &
#   chairlike *
# Exits 1 when the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -n 's/^#   //p' "$0" > "$folder/seen"
chmod 755 "$folder"
cd "$folder"
apt-get download -qq hunspell=1.7.1-1 hunspell-tools=1.7.1-1 libhunspell-1.7-0=1.7.1-1 2> /dev/null
for package in *.deb; do dpkg -x "$package" root; done
LD_LIBRARY_PATH=$(dirname "$(find "$folder/root" -name 'libhunspell*.so*' | head -n 1)")
export LD_LIBRARY_PATH
printf 'SET UTF-8\nFLAG long\nSFX Aa Y 1\nSFX Aa 0 s .\nSFX Ab Y 1\nSFX Ab 0 like .\n' > words.aff
printf '2\nlamp/Aa\nchair/Ab\n' > words.dic
root/usr/bin/unmunch words.dic words.aff 2> /dev/null | while read -r form; do
  verdict=$(printf '%s\n' "$form" | root/usr/bin/hunspell -d ./words -a | sed -n '2s/^\(.\).*/\1/p')
  case $verdict in '#') verdict='&' ;; esac
  printf '%s %s\n' "$form" "$verdict"
done | tee now
diff seen now
