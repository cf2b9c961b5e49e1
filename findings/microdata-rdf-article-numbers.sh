#!/bin/sh
# microdata-rdf-streaming-parser 3.0.0 (npm): an article number that begins with a digit becomes an integer that is none.
#
# W3C's note "Microdata to RDF" types the value of `data` and `meter` as xsd:integer or xsd:double where it *is* a valid
# integer or floating-point number, and else leaves it a plain literal. The library asks whether a number can be read at
# its beginning: "12AB-34" is written out as "12AB-34"^^xsd:integer, which RDF 1.1 calls ill-typed, and a store may
# refuse it or lose it in a comparison; so are 1e5 (a double by the note) and a price with its currency.
#
# Seen on 30 November 2026:
#   "AB-34" string
#   "12AB-34" integer
#   "3-piece set" integer
#   "1e5" integer
#   "19.99 EUR" double
#   "1299" integer
# Exits 1 when the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -n 's/^#   //p' "$0" > "$folder/seen"
cd "$folder"
printf '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact microdata-rdf-streaming-parser@3.0.0
cat > run.cjs <<'JS'
const { MicrodataRdfParser } = require('microdata-rdf-streaming-parser');
const parser = new MicrodataRdfParser({ baseIRI: 'https://shop.example/' });
parser.on('data', ({ predicate, object }) => {
  if (predicate.value === 'https://schema.org/sku')
    console.log(JSON.stringify(object.value), object.datatype.value.split('#')[1]);
});
const values = ['AB-34', '12AB-34', '3-piece set', '1e5', '19.99 EUR', '1299'];
const tags = values.map((value) => `<data itemprop="sku" value="${value}">shown</data>`).join('');
parser.end(`<div itemscope itemtype="https://schema.org/Product">${tags}</div>`);
JS
node run.cjs | tee now
diff seen now
