#!/bin/sh
# stdnum 1.12.0 (npm) refuses valid VAT numbers of persons in Bulgaria and the Czech Republic.
# Bulgaria: the number is the person's own (EGN); 20 is added to the month for the nineteenth century. bg.egn of the same
# package takes all four below; bg.vat takes those that begin with 1 or 9, and refuses those that begin with 4 to 8.
# The Czech Republic: nine digits that begin with 6 are given to persons without a number of birth. 640903926 is the
# example of that case in python-stdnum's documentation (stdnum.cz.dic).
# Seen:
#   1421010010 egn true vat true
#   9021010010 egn true vat true
#   4021010010 egn true vat false
#   7523169263 egn true vat false
#   640903926 dic false
# Exits 1 when the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -n 's/^#   //p' "$0" > "$folder/seen"
cd "$folder"
printf '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact stdnum@1.12.0
cat > run.cjs <<'JS'
const { stdnum } = require('stdnum');
for (const number of ['1421010010', '9021010010', '4021010010', '7523169263'])
  console.log(number, 'egn', stdnum.BG.egn.validate(number).isValid, 'vat', stdnum.BG.vat.validate(number).isValid);
console.log('640903926 dic', stdnum.CZ.dic.validate('640903926').isValid);
JS
node run.cjs | tee now
diff seen now
