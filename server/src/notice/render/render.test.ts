import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { sampleOf } from '../../../testing/notice-inputs.ts';
import { composeNotice, governingVersion } from '../compose/compose.ts';
import { titleOf } from '../compose/document-kinds.ts';
import { DOCUMENT_KINDS, type Notice } from '../compose/notice-schema.ts';
import { NOTICE_LANGUAGES, noticeWords } from '../compose/words.ts';
import { outlineOf, sayPoint } from './outline.ts';
import { renderPdf } from './pdf.ts';
import { renderJson, renderSubject, renderText, wordsOf } from './render.ts';

/** `render.long.ts` has every document in every language. */
const IS_LONG = process.argv[1]?.endsWith('.long.ts') ?? false;

const HOSTILE = [
  '#eval("1") #import "x.typ" $1$ *b* _i_ @ref <label> ]]] // /* \\',
  '{{id}} $t(title) %s',
  '\u202edesrever\u0000\u0007\uE000\uFFFE\ud800',
  '中文 ไทย 😀 العربية Ж',
  '"; } ] ) #panic()',
  '<script>alert(1)</script>',
];

function compose(language: 'fr' | 'en', text = 'Brass ring'): Notice {
  const input = sampleOf('dsa-16', language, text);
  // The platform's name is configured by people; the hostile text in it shows that a renderer does not count on that.
  return {
    ...composeNotice({ ...input, platform: { ...input.platform, name: 'x' } }),
    platform: { key: 'market.example', name: text.toWellFormed() },
  };
}

/** Text, fonts and metadata by poppler-utils; null where they are not installed. */
function poppler(command: 'pdftotext' | 'pdfinfo' | 'pdffonts', args: string[], pdf: Uint8Array): string | null {
  const run = spawnSync(command, args, { input: pdf, encoding: 'utf8', maxBuffer: 1 << 24 });
  return run.error ? null : run.stdout;
}

test('the plain text has every part in order, in both languages', () => {
  for (const [language, day, headings] of [
    [
      'en',
      '6 September 2025',
      ['Exact electronic location', 'Reasons', 'Evidence', 'Notifier', 'Statement of good faith'],
    ],
    [
      'fr',
      '6 septembre 2025',
      ['Emplacement électronique exact', 'Motifs', 'Preuves', 'Notifiant', 'Déclaration de bonne foi'],
    ],
  ] as const) {
    const text = renderText(compose(language));
    const places = headings.map((heading, index) => text.indexOf(`\n${index + 1}. ${heading}`));
    assert(
      places.every((place, index) => place > (places[index - 1] ?? 0)),
      `${language}: ${places.join()}`,
    );
    for (const said of ['https://market.example/a%20b/p-1?x=#frag', 'cd'.repeat(32), 'analyst@unit.example', day]) {
      assert(text.includes(said), `${language}: ${said}`);
    }
  }
  assert.match(renderText(compose('en')), /\[UNVERIFIED: not checked against an official text\]/);
  assert.match(renderText(compose('fr')), /\[NON VÉRIFIÉ/);
});

test('the JSON is the same, whatever order a store gives the keys back in', () => {
  const notice = compose('en');
  const turned = Object.fromEntries(Object.entries(notice).reverse()) as Notice;
  assert.notEqual(JSON.stringify(turned), JSON.stringify(notice));
  assert.equal(renderJson(turned), renderJson(notice));
});

test('hostile text in the plain text stays on its line, shown as what it is', () => {
  for (const hostile of [...HOSTILE, 'x\r\n\r\n1. Forged\r\nBcc: a@b.example', '\u2028Forged']) {
    const notice = compose('en', hostile);
    const text = renderText(notice);
    assert.doesNotMatch(text, /^(1\. Forged|Bcc|Forged)/m);
    assert.doesNotMatch(text, /[\p{Co}\p{Cs}\u202E\0\u2028\r]/u);
    assert.doesNotMatch(renderSubject(notice), /[\r\n]/);
    assert.deepEqual(JSON.parse(renderJson(notice)), notice);
  }
  assert.match(renderText(compose('en', HOSTILE[1])), /\{\{id\}\} \$t\(title\) %s/);
});

test('the PDF is PDF/A-2a, tagged, in reading order, with its fonts inside, and the same bytes each time', async () => {
  for (const language of ['fr', 'en'] as const) {
    const notice = compose(language);
    const pdf = await renderPdf(notice);
    assert.deepEqual(await renderPdf(notice), pdf);
    const bytes = Buffer.from(pdf).toString('latin1');
    assert.match(bytes, /<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</);
    assert.match(bytes, /\/StructTreeRoot/);
    assert.match(bytes, new RegExp(`/Lang ?\\(${language}`));

    const text = poppler('pdftotext', ['-', '-'], pdf)?.replace(/\s+/g, ' ');
    if (text === undefined) continue;
    const order =
      language === 'fr'
        ? [
            'Notification de contenu illicite',
            'Référence',
            '1. Emplacement',
            'https://market.example/',
            '2. Motifs',
            'CSI, art. R311-2',
            'cinq ans',
            'Brass ring',
            '3. Preuves',
            'cdcd',
            '4. Notifiant',
            'analyst@unit.example',
            '5. Déclaration',
            'de bonne foi',
          ]
        : [
            'Notice of illegal content',
            'Reference',
            '1. Exact',
            'https://market.example/',
            '2. Reasons',
            'CSI, art. R311-2',
            'five years',
            'Brass ring',
            '3. Evidence',
            'cdcd',
            '4. Notifier',
            'analyst@unit.example',
            '5. Statement',
            'bona fide',
          ];
    let place = 0;
    for (const piece of order) {
      const found = text.indexOf(piece, place);
      assert(found >= place, `${language}: "${piece}" after ${place} in ${text}`);
      place = found;
    }
    assert.match(poppler('pdfinfo', ['-'], pdf) ?? '', /Tagged: +yes/);
    assert.match(poppler('pdfinfo', ['-struct', '-'], pdf) ?? '', /H1[\s\S]*Table[\s\S]*TH[\s\S]*H2/);
    const fonts = (poppler('pdffonts', ['-'], pdf) ?? '').split('\n').slice(2).filter(Boolean);
    assert(fonts.length > 0);
    for (const font of fonts) assert.match(font, / yes yes yes /, 'embedded, subset, with its map to Unicode');
  }
});

test('hostile text in the PDF is text: no markup is read, nothing stops the rendering, what has no glyph is named', async () => {
  for (const hostile of HOSTILE) {
    const pdf = await renderPdf(compose('fr', hostile));
    const text = poppler('pdftotext', ['-raw', '-', '-'], pdf)?.replace(/[\s\u200b]+/g, '');
    if (text === undefined) continue;
    if (hostile === HOSTILE[3]) {
      assert(text.includes('‹U+4E2D›‹U+6587›'), text);
      assert(text.includes('Ж'));
    } else if (hostile === HOSTILE[2]) {
      assert(text.includes('‹U+202E›desrever'), text);
      assert(text.includes('‹U+E000›'), text);
    } else assert(text.includes(hostile.replace(/\s+/g, '')), text);
  }
  const long = await renderPdf(compose('fr', 'W'.repeat(5000)));
  assert(long.length > 10_000);
});

/** Every kind in a language that it may be written in, each language in its turn; at length in all of them. */
const DOCUMENTS = DOCUMENT_KINDS.flatMap((kind, index) => {
  const languages = kind === 'cpp-40' || kind === 'lcen-6-3' ? (['fr'] as const) : NOTICE_LANGUAGES;
  const turn = index % languages.length;
  return (IS_LONG ? languages : languages.slice(turn, turn + 1)).map((language) => [kind, language] as const);
});

test('the documents that are read here are of every kind, in every language', () => {
  assert.equal(new Set(DOCUMENTS.map(([kind]) => kind)).size, DOCUMENT_KINDS.length);
  assert.equal(new Set(DOCUMENTS.map(([, language]) => language)).size, NOTICE_LANGUAGES.length);
});

for (const [kind, language] of DOCUMENTS) {
  test(`${kind} in ${language}: the PDF is PDF/A-2a with title and language, its fonts inside, its text in reading order`, async () => {
    const notice = composeNotice(sampleOf(kind, language));
    const outline = outlineOf(notice);
    const pdf = await renderPdf(notice);
    const bytes = Buffer.from(pdf).toString('latin1');
    assert.match(bytes, /<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</);
    assert.match(bytes, new RegExp(`/Lang ?\\(${language}`));
    const about = poppler('pdfinfo', ['-'], pdf);
    if (about === null) return;
    assert.match(about, /Tagged: +yes/);
    assert.equal(/Title: +(.*)/.exec(about)?.[1]?.trim(), titleOf(kind, language));
    const fonts = (poppler('pdffonts', ['-'], pdf) ?? '').split('\n').slice(2).filter(Boolean);
    assert(fonts.length > 0);
    for (const font of fonts) assert.match(font, / yes yes yes /, 'embedded, subset, with its map to Unicode');

    // A hyphen at the end of a line is taken for hyphenation by the reader.
    const squeeze = (text: string) => text.replace(/[-\s\u200b]+/g, '');
    // As the document has it: by where it stands, two cells beside each other would be read line by line.
    const read = squeeze(poppler('pdftotext', ['-raw', '-', '-'], pdf) ?? '');
    const plain = squeeze(renderText(notice));
    const pieces = [
      ...outline.sender,
      ...outline.recipient,
      outline.title,
      outline.basis,
      ...outline.head.flatMap(([name, value]) => [name, wordsOf(value)]),
      ...outline.blocks.flatMap((block) => ('text' in block ? [block.text] : [])),
      outline.signature.done,
      outline.signature.name,
    ];
    let place = 0;
    for (const piece of pieces) {
      const found = read.indexOf(squeeze(piece), place);
      assert(found >= place, `"${piece}" is not after place ${place} in ${read}`);
      place = found;
    }
    for (const block of outline.blocks) {
      const said = block.kind === 'facts' ? block.rows : block.kind === 'table' ? block.rows : [[block.text]];
      for (const piece of said.flat().map((cell) => squeeze(wordsOf(cell)))) {
        assert(read.includes(piece), `the PDF lacks ${piece}`);
        assert(plain.includes(piece), `the plain text lacks ${piece}`);
      }
    }
    assert.match(poppler('pdfinfo', ['-struct', '-'], pdf) ?? '', /H1[\s\S]*Table[\s\S]*TH[\s\S]*H2/);
  });
}

test('a point is cited as each language cites it', () => {
  const cite = (language: (typeof NOTICE_LANGUAGES)[number]) => sayPoint('9(2)(a)(iv)', noticeWords(language));
  assert.equal(cite('en'), 'article 9(2)(a)(iv)');
  assert.equal(cite('fr'), 'article 9, paragraphe 2, point a) iv)');
  assert.equal(cite('de'), 'Artikel 9 Absatz 2 Buchstabe a Ziffer iv');
  assert.equal(sayPoint('40 al. 2', noticeWords('fr')), 'article 40 al. 2');
  assert.equal(sayPoint('22(4)', noticeWords('fr')), 'article 22, paragraphe 4');
});

test('a translation says that another version governs, and that version can be made from it', () => {
  const notice = composeNotice({ ...sampleOf('dsa-16', 'de'), governing: 'fr' });
  assert.equal(notice.governing, 'fr');
  assert.equal(notice.reasons[0]?.title, 'Coup-de-poing américain', 'packs speak English and French');
  assert.match(renderText(notice), /von keinem Juristen geprüfte Übersetzung.*französische/);
  const governing = governingVersion(notice);
  assert(governing);
  assert.deepEqual(governing, composeNotice({ ...sampleOf('dsa-16', 'fr'), governing: 'fr' }));
  assert.equal(governingVersion(governing), null);
  assert.doesNotMatch(renderText(governing), /traduction/);
});
