#!/usr/bin/env bash
# @marcbachmann/cel-js 8.0.0 (npm): what an expression says of a date depends on the time zone of the machine.
#
# CEL's language definition (cel-spec, doc/langdef.md, "Date/Time Functions"): `Timestamp.getDayOfYear() -> int` (in UTC) and
# `getDayOfYear(string) -> int` (with timezone); the machine has no part in it. The library makes a Date of the machine's own
# zone and divides the time since 1 January by 24 hours: in summer time an hour is missing, and the day is one too low (all
# day without a zone, in the first hour of the day with one). And getHours('UTC') is an hour late where the machine's own
# clocks skip that hour. The other getters without a zone (getHours(), getMonth() ...) do not depend on the machine.
#
# Not told in its README ("All timestamp methods support an optional timezone parameter"), nor found in issues.
#
# Seen on 29 November 2026 with Node 20 and 24; right, in both zones: 181, 181, 2, 2
#   UTC: getDayOfYear() 181, getDayOfYear("UTC") 181, getHours() 2, getHours("UTC") 2
#   Europe/Paris: getDayOfYear() 180, getDayOfYear("UTC") 180, getHours() 2, getHours("UTC") 3
#
# Exits 0 where it is still so, 1 where the library behaves otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -n '/^# Seen/,/^# Exits/s/^#   //p' "$0" > "$folder/seen"
cd "$folder"
npm init -y >/dev/null
npm install --silent --save-exact @marcbachmann/cel-js@8.0.0 >/dev/null
cat > look.mjs <<'END'
import { evaluate } from '@marcbachmann/cel-js';

const summer = "timestamp('2026-07-01T00:30:00Z')";
// In Paris, the clocks go from 02:00 to 03:00 on this day.
const skipped = "timestamp('2026-03-29T02:30:00Z')";
const told = [
  [summer, 'getDayOfYear()'],
  [summer, 'getDayOfYear("UTC")'],
  [skipped, 'getHours()'],
  [skipped, 'getHours("UTC")'],
].map(([time, getter]) => `${getter} ${evaluate(`${time}.${getter}`)}`);
console.log(`${process.env.TZ}: ${told.join(', ')}`);
END
for zone in UTC Europe/Paris; do TZ=$zone node look.mjs; done | tee now
diff seen now
