#!/bin/sh
# microdata-node 2.0.0 (npm): what an offer says in <data value> comes out as a number, so identifiers change.
#
# The HTML standard gives the value of a `data` element as the text of its attribute, and its JSON form takes that text
# ("Values", "Extracting JSON"). The library's toJson() makes a number of it: a GTIN loses its zeros, a long number its
# last digits, and an article number that reads like 1e5 becomes another; an empty value is 0. The same words in <meta>
# stay as they are, so two shops that say the same are read differently. Nothing of it is in the README.
#
# Seen on 30 November 2026, what the page says and what is read:
#   gtin "0012345678905" 12345678905 in meta "0012345678905"
#   gtin "4006381333931" 4006381333931 in meta "4006381333931"
#   number "1e5" 100000 in meta "1e5"
#   number "98765432109876543210" 98765432109876540000 in meta "98765432109876543210"
#   number "" 0 in meta ""
# Exits 1 when the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -n 's/^#   //p' "$0" > "$folder/seen"
cd "$folder"
printf '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact microdata-node@2.0.0
cat > run.cjs <<'JS'
const { toJson } = require('microdata-node');
const read = (tag) => {
  const html = `<div itemscope itemtype="https://schema.org/Product">${tag}</div>`;
  return JSON.stringify(toJson(html, { base: 'https://shop.example/' }).items[0].properties.p[0]);
};
for (const [what, value] of [
  ['gtin', '0012345678905'],
  ['gtin', '4006381333931'],
  ['number', '1e5'],
  ['number', '98765432109876543210'],
  ['number', ''],
])
  console.log(
    what, JSON.stringify(value), read(`<data itemprop="p" value="${value}">shown</data>`),
    'in meta', read(`<meta itemprop="p" content="${value}">`),
  );
JS
node run.cjs | tee now
diff seen now
