#!/bin/sh
# Runs VIGIE_CHROMIUM and removes its profile once it has ended: nobody else does where the process that started it was
# killed. Chromium ends by itself then, since nobody reads its pipe any more.

# Told to end together with Chromium, as all of a service are, it ends after it.
trap : HUP INT TERM
profile=
for each in "$@"; do
  case $each in --user-data-dir=*) profile=${each#*=} ;; esac
done
"$VIGIE_CHROMIUM" "$@"
status=$?
for folder in "$profile" "$VIGIE_ARTIFACTS"; do
  # Its last processes may still write there.
  test -z "$folder" || rm -rf "$folder" 2>/dev/null || { sleep 1; rm -rf "$folder"; }
done
exit $status
