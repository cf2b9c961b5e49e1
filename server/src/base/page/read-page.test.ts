import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText, readPage } from './read-page.ts';

const HTML = `<!doctype html><html lang="fr"><head><title>Lampe &amp; abat-jour</title>
<meta property="og:title" content="Lampe"><meta property="og:image" content="/og.jpg">
<script type="application/ld+json">{"@graph":[{"@type":["Product"],"name":"Lampe","offers":{"availability":"https://schema.org/InStock"}}]}</script>
<style>p{}</style></head><body>
<header><a href="/">Accueil</a> Boutique</header><nav>Menu</nav>
<main><header><h1>Lampe <b>bleue</b></h1></header><p>Une lampe&nbsp;ordinaire,<br>bleue.</p>
<img src="a.jpg" srcset="b.jpg 1x, c.jpg 2x"><img src="data:image/png;base64,AA"><img src="javascript:1">
<button>Ajouter au panier</button><button disabled>Acheter</button><input type="submit" value="Envoyer"><a href="/x">Voir aussi</a>
<div hidden>caché</div><p style="display: none">masqué</p><script>var x = "script"</script><svg><title>icône</title></svg></main>
<footer>Mentions légales</footer></body></html>`;

test('reads what a page says', () => {
  const page = readPage(HTML, 'https://shop.test/p/1');
  assert.equal(page.title, 'Lampe & abat-jour');
  assert.equal(page.language, 'fr');
  assert.equal(
    page.text,
    'Accueil Boutique\nMenu\nLampe bleue\nUne lampe ordinaire,\nbleue.\nAjouter au panier\nAcheter\nVoir aussi\nMentions légales',
  );
  assert.equal(page.ownText, 'Lampe bleue\nUne lampe ordinaire,\nbleue.\nAjouter au panier\nAcheter');
  assert.deepEqual(page.headings, ['Lampe', 'Lampe bleue']);
  assert.deepEqual(page.controls, ['Ajouter au panier', 'Envoyer', 'Voir aussi']);
  assert.deepEqual(page.images, ['https://shop.test/og.jpg', 'https://shop.test/p/a.jpg', 'https://shop.test/p/c.jpg']);
  assert.deepEqual(page.products, [{ name: 'Lampe', availability: 'InStock' }]);
  assert.deepEqual(page.availabilities, ['InStock']);
  assert.equal(page.asksPassword, false);
  assert.equal(page.partial, false);
});

test('password fields, refresh and base', () => {
  const page = readPage(
    '<base href="https://cdn.test/x/"><meta http-equiv="Refresh" content="0; url=/home"><input type=password><img src=y.png>',
    'https://shop.test/',
  );
  assert.equal(page.asksPassword, true);
  assert.equal(page.refresh, 'https://cdn.test/home');
  assert.deepEqual(page.images, ['https://cdn.test/x/y.png']);
});

test('encodings: mark, header, meta, guess', () => {
  const text = (body: Uint8Array, type: string): string =>
    decodeText({ body, responseHeaders: [['Content-Type', type]] });
  assert.equal(text(Buffer.from('é'), 'text/html'), 'é');
  assert.equal(text(Buffer.from([0xe9]), 'text/html'), 'é');
  assert.equal(text(Buffer.from([0xe9]), 'text/html; charset=ISO-8859-1'), 'é');
  assert.equal(text(Buffer.from('<meta charset="windows-1251">\xcf', 'latin1'), 'text/html').at(-1), 'П');
  assert.equal(text(Buffer.from([0xff, 0xfe, 0xe9, 0]), 'text/html'), 'é');
  assert.equal(text(Buffer.from('\u0083e', 'latin1'), 'text/html; charset=shift_jis').length, 1);
  assert.equal(text(Buffer.from('é'), 'text/html; charset=nonsense'), 'é');
  // What was written anew keeps a statement that its bytes deny.
  for (const stale of ['iso-8859-1', 'windows-1252', 'windows-1251', 'shift_jis', 'gbk', 'ascii'])
    assert.equal(text(Buffer.from('12,99 €'), `text/html; charset=${stale}`), '12,99 €', stale);
  assert.equal(
    text(Buffer.from('<meta charset="utf-8">12,99 \x80 \xe9', 'latin1'), 'text/html').slice(-9),
    '12,99 € é',
  );
  assert.equal(text(Buffer.from('é \xe9', 'latin1'), 'text/html; charset=utf-8').at(-1), 'é');
  // One broken character among real ones changes nothing.
  assert.equal(text(Buffer.concat([Buffer.from('é '), Buffer.from([0xe9])]), 'text/html; charset=utf-8'), 'é \ufffd');
});
