#!/bin/sh
# web-auto-extractor 1.0.17 (npm): of an offer in microdata it reads what is shown, not what is said.
#
# By the HTML standard ("Values") the value of `data` and `meter` is their attribute `value`, of `time` its `datetime`, of
# `object` the address in `data`; and an item's `itemref` brings in properties that stand elsewhere in the page. The
# library knows `content`, `href` and `src`: of the others it returns the text on the screen, in the language of the
# reader, and properties by itemref are missing without a word. A price "1 299,00 EUR" shown for value="1299.00" comes
# out as the former.
#
# Seen on 30 November 2026, what was said and what was read:
#   price "1299.00" "1 299,00 EUR"
#   validThrough "2026-12-01" "1er décembre"
#   ratingValue "4.5" "four and a half"
#   encoding "https://shop.example/manual" ""
#   name "Desk lamp" undefined
# Exits 1 when the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -n 's/^#   //p' "$0" > "$folder/seen"
cd "$folder"
printf '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact web-auto-extractor@1.0.17
cat > run.cjs <<'JS'
const extractor = require('web-auto-extractor').default;
const html = `<div itemscope itemtype="https://schema.org/Product" itemref="elsewhere">
<data itemprop="price" value="1299.00">1 299,00 EUR</data> <time itemprop="validThrough" datetime="2026-12-01">1er décembre</time>
<meter itemprop="ratingValue" value="4.5" max="5">four and a half</meter>
<object itemprop="encoding" data="https://shop.example/manual"></object></div>
<p id="elsewhere"><span itemprop="name">Desk lamp</span></p>`;
const [read] = extractor().parse(html).microdata.Product;
const said = {
  price: '1299.00', validThrough: '2026-12-01', ratingValue: '4.5', encoding: 'https://shop.example/manual', name: 'Desk lamp',
};
for (const [name, value] of Object.entries(said)) console.log(name, JSON.stringify(value), JSON.stringify(read[name]));
JS
node run.cjs | tee now
diff seen now
