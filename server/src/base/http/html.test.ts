import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, htmlPage, lines, pagePolicy } from './html.ts';

test('each value is escaped, in text and in an attribute; what is HTML already is not', () => {
  const hostile = `<b title="a">'&`;
  assert.equal(
    html`<p title="${hostile}">${hostile}</p>`.text,
    '<p title="&lt;b title=&quot;a&quot;&gt;&#39;&amp;">&lt;b title=&quot;a&quot;&gt;&#39;&amp;</p>',
  );
  assert.equal(
    html`<ul>${['a<', 'b'].map((item) => html`<li>${item}</li>`)}</ul>`.text,
    '<ul><li>a&lt;</li><li>b</li></ul>',
  );
  assert.equal(html`${null}${false}${0}${lines([html`a`, html`b`])}`.text, '0a\nb');
});

test('line breaks stay; other controls and what turns the reading order round do not', () => {
  assert.equal(html`${'a\u0000\u001bb\n\tc\u202ed\u2067\ud800'}`.text, 'ab\n\tcd\ufffd');
});

test('a page allows its own style by its digest, and states its policy only where asked', () => {
  const about = { language: 'en', title: 'A <b>', style: 'p > a { color: red; }', body: html`<p>x</p>` };
  const page = htmlPage(about);
  assert.match(page, /<title>A &lt;b&gt;<\/title>\n<style>p > a \{ color: red; \}<\/style>/);
  assert.doesNotMatch(page, /http-equiv/);
  const policy = pagePolicy(about.style, 'none');
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'$/);
  assert.ok(htmlPage({ ...about, policy }).includes(`content="${policy.replaceAll("'", '&#39;')}">\n<meta name`));
});
