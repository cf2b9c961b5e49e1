#!/bin/sh
# digital-link.js 1.4.3 (npm, April 2026): isValid() says no to every GS1 Digital Link whose key has no check digit.
#
# GS1's keys for assets (8004), consignments (401) and components (8010) have no check digit; the piece of a set (8006)
# and a party's GLN (417) have one inside. "GS1 Digital Link Standard: URI Syntax" allows all five as primary keys, and
# the library's own grammar passes them (getValidationTrace().success). isValid() asks for a right check digit besides,
# and takes a key that is not in its list of check digits for a wrong one. Its README does not say so.
#
# Seen on 30 November 2026, what is asked, what isValid() says and what the grammar says:
#   01/09520123456788 valid true grammar true
#   8003/09520123456788 valid true grammar true
#   8004/9520614141234567 valid false grammar true
#   401/9520123 valid false grammar true
#   8010/1234567890128 valid false grammar true
#   8006/095201234567880102 valid false grammar true
#   417/9520123456788 valid false grammar true
# Exits 1 when the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -n 's/^#   //p' "$0" > "$folder/seen"
cd "$folder"
printf '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact digital-link.js@1.4.3
cat > run.cjs <<'JS'
const { DigitalLink } = require('digital-link.js');
for (const path of [
  '01/09520123456788',
  '8003/09520123456788',
  '8004/9520614141234567',
  '401/9520123',
  '8010/1234567890128',
  '8006/095201234567880102',
  '417/9520123456788',
]) {
  const link = DigitalLink(`https://id.gs1.org/${path}`);
  console.log(path, 'valid', link.isValid(), 'grammar', link.getValidationTrace().success);
}
JS
node run.cjs | tee now
diff seen now
