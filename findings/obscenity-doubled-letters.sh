#!/usr/bin/env bash
# obscenity 0.4.6 (npm): with the transformers that it recommends, a pattern of an ordinary word with a double letter does
# not find that word.
#
# `englishRecommendedTransformers` make runs of one letter a single one in the text, but for b, e, o, l, s and g; a pattern
# is left as it is written. `pizza` is looked for in `piza`, and only a pattern written `piza` finds it. Nothing is said
# when the pattern is added.
#
# Seen on 29 November 2026 with Node 24:
#   rubber: found; ladder: not found; hammer: not found; pizza: not found; bottle: not found
#   piza in "a pizza": found
#
# Exits 0 where it is still so, 1 where the library behaves otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --save-exact obscenity@0.4.6 >/dev/null
cat > look.cjs <<'END'
const { RegExpMatcher, englishRecommendedTransformers, parseRawPattern } = require('obscenity');
const finds = (word, text) =>
  new RegExpMatcher({
    blacklistedTerms: [{ id: 0, pattern: parseRawPattern(word) }],
    ...englishRecommendedTransformers,
  }).hasMatch(text);
const say = (found) => (found ? 'found' : 'not found');
const words = ['rubber', 'ladder', 'hammer', 'pizza', 'bottle'];
console.log(words.map((word) => `${word}: ${say(finds(word, `a ${word}`))}`).join('; '));
console.log(`piza in "a pizza": ${say(finds('piza', 'a pizza'))}`);
const still = finds('rubber', 'a rubber') && words.slice(1).every((word) => !finds(word, `a ${word}`));
process.exit(still && finds('piza', 'a pizza') ? 0 : 1);
END
node look.cjs
