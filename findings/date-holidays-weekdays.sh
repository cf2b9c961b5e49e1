#!/usr/bin/env bash
# date-holidays 3.37.0 (npm): public holidays on another day than the one that their name or law says.
#
# - Cyprus: Καθαρά Δευτέρα ("Clean Monday", 48 days before Orthodox Easter) is given on a Tuesday in every year, and the
#   Monday of Pentecost (Kataklysmos) is not there. Greece, from the same library, has both right.
# - Iceland: the First Day of Summer is the first Thursday after 18 April; where the 18th is a Thursday (2024, 2030), it
#   is given on the 18th, a week early.
# - Liechtenstein: the national day (15 August) and All Saints (1 November) are not there.
# - Bulgaria: the second day of Christmas (26 December) is not there; Labour Code, art. 154(1) names it.
#
# Seen on 29 November 2026 with Node 24:
#   CY clean monday 2026-02-24 Tuesday, right: Monday 2026-02-23
#   CY 2026-06-01 no holiday, right: Kataklysmos
#   IS first day of summer 2024-04-18, right: 2024-04-25
#   LI 2026-08-15 no holiday, 2026-11-01 no holiday
#   BG 2026-12-26 no holiday
#
# Exits 0 where it is still so, 1 where the library behaves otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --save-exact date-holidays@3.37.0 >/dev/null
cat > look.mjs <<'END'
import Holidays from 'date-holidays';

const days = (country, year) =>
  new Holidays(country)
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date, name }) => ({ day: date.slice(0, 10), name }));
const named = (country, year, name) => days(country, year).find((each) => each.name === name)?.day;
const has = (country, day) => days(country, Number(day.slice(0, 4))).some((each) => each.day === day);
const weekday = (day) => new Date(`${day}T00:00:00Z`).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });

const clean = named('CY', 2026, 'Καθαρά Δευτέρα');
const summer = named('IS', 2024, 'Sumardagurinn fyrsti');
console.log(`CY clean monday ${clean} ${weekday(clean)}, right: Monday 2026-02-23`);
console.log(`CY 2026-06-01 ${has('CY', '2026-06-01') ? 'a' : 'no'} holiday, right: Kataklysmos`);
console.log(`IS first day of summer ${summer}, right: 2024-04-25`);
for (const day of ['2026-08-15', '2026-11-01']) console.log(`LI ${day} ${has('LI', day) ? 'a' : 'no'} holiday`);
console.log(`BG 2026-12-26 ${has('BG', '2026-12-26') ? 'a' : 'no'} holiday`);
// The same library has Greece right.
const asSeen =
  clean === '2026-02-24' &&
  has('GR', '2026-02-23') &&
  has('GR', '2026-06-01') &&
  !has('CY', '2026-06-01') &&
  summer === '2024-04-18' &&
  !has('LI', '2026-08-15') &&
  !has('LI', '2026-11-01') &&
  !has('BG', '2026-12-26');
process.exit(asSeen ? 0 : 1);
END
node look.mjs
