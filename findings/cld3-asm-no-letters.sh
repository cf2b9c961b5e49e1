#!/usr/bin/env bash
# cld3-asm 4.0.0 (npm): a text without a single letter is reliably Japanese.
#
# The identifier refuses texts under 140 bytes by default (`und`). Whoever lowers that for short texts, as its first
# argument is there for, gets `ja` with probability 0.784 and is_reliable true for a price, a barcode, stars, and for no
# text at all: always the same figures. CLD3 drops digits and signs first, and then judges what is left, which is nothing.
# Leave out texts without letters before you ask.
#
# Seen on 29 November 2026 with Node 24:
#   "4006381333931" ja 0.784 true
#   "12.99 - 15.49" ja 0.784 true
#   "★★★★★" ja 0.784 true
#   "" ja 0.784 true
#   "a wooden toy for children with four wheels and a long string" en true
#
# Exits 0 where it is still so, 1 where the library behaves otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --save-exact cld3-asm@4.0.0 >/dev/null
cat > look.cjs <<'END'
const { loadModule } = require('cld3-asm');

loadModule().then((factory) => {
  const identifier = factory.create(0, 1000);
  let same = true;
  for (const text of ['4006381333931', '12.99 - 15.49', '★★★★★', '']) {
    const { language, probability, is_reliable } = identifier.findLanguage(text);
    console.log(JSON.stringify(text), language, probability.toFixed(3), is_reliable);
    same &&= language === 'ja' && is_reliable && probability.toFixed(3) === '0.784';
  }
  const words = identifier.findLanguage('a wooden toy for children with four wheels and a long string');
  console.log('"a wooden toy for children with four wheels and a long string"', words.language, words.is_reliable);
  process.exit(same && words.language === 'en' ? 0 : 1);
});
END
node look.cjs
