import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from './plain-text.ts';

/** Texts as shop systems write them into tables and structured data, and what a browser would show of them. */
const CASES: [string, string][] = [
  ['Desk&nbsp;lamp, 95&nbsp;cm', 'Desk lamp, 95 cm'],
  ['Desk&#32;lamp &#8211; 95&#160;cm', 'Desk lamp – 95 cm'],
  ['<p>Desk <b>lamp</b></p><p>95&nbsp;cm</p>', 'Desk lamp\n95 cm'],
  ['&lt;p&gt;Desk lamp&lt;/p&gt;', 'Desk lamp'],
  ['&amp;nbsp;Desk&amp;nbsp;lamp', 'Desk lamp'],
  ['Lamp &amp; shade', 'Lamp & shade'],
  ['Lamp &#x26; shade', 'Lamp & shade'],
  ['Lampe d&#039;appoint', "Lampe d'appoint"],
  ['Lampe d&rsquo;&eacute;t&eacute;', 'Lampe d’été'],
  ['3&frac12; inch', '3½ inch'],
  ['Desk<br>lamp<br/>95 cm', 'Desk\nlamp\n95 cm'],
  ['<ul><li>95 cm</li><li>white</li></ul>', '95 cm\nwhite'],
  ['<table><tr><td>Height</td><td>95 cm</td></tr></table>', 'Height\n95 cm'],
  ['<style>p{color:red}</style>Lamp<script>x()</script>', 'Lamp'],
  ['Lamp<!-- 95 cm -->', 'Lamp'],
  ['<![CDATA[Lamp]]>', 'Lamp'],
  ['<div class="a" data-x="1 > 0">Lamp</div>', 'Lamp'],
  ['Size <M> only', 'Size <M> only'],
  ['Lamp <NEW> white', 'Lamp <NEW> white'],
  ['5 < 7 and 9 > 8', '5 < 7 and 9 > 8'],
  ['a <3 b', 'a <3 b'],
  ['R&D, AT&T', 'R&D, AT&T'],
  ['?a=1&copy=2', '?a=1&copy=2'],
  ['H<sub>2</sub>O', 'H2O'],
  ['soft&shy;ware', 'software'],
  ['<x-part>Lamp</x-part>', 'Lamp'],
  ['  Lamp  ', 'Lamp'],
  ['Lamp 95\u00a0cm', 'Lamp 95\u00a0cm'],
  ['', ''],
];

test('a text is what a reader sees of it, and no word is lost', () => {
  for (const [text, right] of CASES) assert.equal(plainText(text), right, text);
});
