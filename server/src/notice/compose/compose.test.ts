import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sampleOf } from '../../../testing/notice-inputs.ts';
import { VigieError } from '../../base/core/errors.ts';
import { namesSum } from '../../base/registers/sums-of-money.ts';
import { renderJson, renderText } from '../render/render.ts';
import { composeNotice } from './compose.ts';
import type { ComposeInput, ReportedFinding } from './compose-input.ts';
import { documentOf, listDocumentKinds, titleOf } from './document-kinds.ts';
import { loadDocuments } from './documents-register.ts';
import { DOCUMENT_KINDS, noticeJsonSchema } from './notice-schema.ts';
import de from './words.de.json' with { type: 'json' };
import en from './words.en.json' with { type: 'json' };
import es from './words.es.json' with { type: 'json' };
import fr from './words.fr.json' with { type: 'json' };
import it from './words.it.json' with { type: 'json' };
import { NOTICE_LANGUAGES, nameField, noticeWords, sayPassage } from './words.ts';

const input = sampleOf('dsa-16', 'en');
const [finding] = input.findings;
assert(finding);

function lacks(change: Partial<ComposeInput>): readonly string[] {
  try {
    composeNotice({ ...input, ...change });
  } catch (error) {
    assert(error instanceof VigieError);
    assert.equal(error.code, 'VIGIE_NOTICE_INCOMPLETE');
    return error.detail;
  }
  return [];
}

test('a notice carries every element of article 16(2), as the pack and the snapshot state them', () => {
  const notice = composeNotice(input);
  assert.equal(notice.kind, 'dsa-16');
  assert.equal(notice.date, '2026-01-06', 'the day in Paris');
  assert.deepEqual(notice.listings, input.listings);
  const [reason] = notice.reasons;
  assert.equal(reason?.legal[0]?.penalty, 'five years');
  assert.equal(reason?.legal[0]?.verified, false);
  assert.equal(reason?.matches[0]?.text, 'Brass ring');
  assert.match(reason?.explanation ?? '', /“Knuckle-duster”/);
  assert.equal(notice.notifier?.email, 'analyst@unit.example');
  assert.match(notice.statement ?? '', /bona fide/);
  assert.equal(notice.evidence[0]?.logIndex, 3);
  assert.equal(composeNotice({ ...input, language: 'fr' }).reasons[0]?.title, 'Coup-de-poing américain');
});

test('a missing element is refused by name', () => {
  const cases: [Partial<ComposeInput>, RegExp][] = [
    [{ findings: [] }, /^16\(2\)\(a\) findings: no finding/],
    [{ findings: [{ ...finding, legal: [] }] }, /^16\(2\)\(a\) findings\[0\] .*\.legal/],
    [{ findings: [{ ...finding, matches: [] }] }, /^16\(2\)\(a\) findings\[0\] .*\.matches/],
    [{ findings: [{ ...finding, listingUrl: 'https://market.example/p/2' }] }, /\.listingUrl: .* not among/],
    [{ listings: [] }, /^16\(2\)\(b\) listings: no listing/],
    [{ listings: [{ url: null, id: '1', title: 'x' }] }, /^16\(2\)\(b\) listings\[0\]\.url: missing/],
    [{ listings: [{ url: 'javascript:alert(1)', id: '1', title: 'x' }] }, /url: not an absolute/],
    [{ listings: [{ url: 'https://market.example/\r\nBcc: x', id: '1', title: 'x' }] }, /url: not an absolute/],
    [{ notifier: null }, /^16\(2\)\(c\) notifier: missing/],
    [{ notifier: { organisation: null, name: ' ', email: 'a@b.example', trustedFlagger: false } }, /notifier\.name/],
    [{ notifier: { organisation: null, name: 'A', email: 'a@b', trustedFlagger: false } }, /notifier\.email/],
    [{ bonaFide: false }, /^16\(2\)\(d\) bonaFide/],
    [{ evidence: [] }, /^evidence: no sealed/],
    [{ evidence: [{ packageId: 'e', digest: 'x', logIndex: 0, sealedAt: new Date(0) }] }, /^evidence\[0\]\.digest/],
    [{ recipient: { name: '', address: null } }, /^recipient\.name/],
  ];
  for (const [change, expected] of cases) {
    const lines = lacks(change);
    assert.equal(lines.length, 1, `${expected}: ${lines.join(' | ')}`);
    assert.match(lines[0] ?? '', expected);
  }
  assert.equal(lacks({ findings: [], listings: [], notifier: null, bonaFide: false, evidence: [] }).length, 5);
});

test('name and e-mail are left out only where every reason rests on an offence named as one of Directive 2011/93/EU', () => {
  const offence: ReportedFinding = {
    ...finding,
    rule: 'r',
    legal: finding.legal.map((basis) => ({ ...basis, id: 'cp-227-23-offer' })),
  };
  const anonymous = { offences: ['cp-227-23-offer'] };
  assert.equal(composeNotice({ ...input, findings: [offence], anonymous }).notifier, null);
  assert.match(lacks({ findings: [offence, finding], anonymous })[0] ?? '', /^16\(2\)\(c\) notifier: findings\[1\]/);
  assert.match(lacks({ notifier: null, anonymous: { offences: [] } })[0] ?? '', /^16\(2\)\(c\)/);
});

test('what comes from a page is bounded, and what no store takes is replaced at the same length', () => {
  const text = `\0\ud83d${'x'.repeat(5000)}`;
  const matches = Array.from({ length: 60 }, () => ({
    field: 'title',
    start: 0,
    end: text.length,
    text,
    term: 't',
    via: 'literal' as const,
  }));
  const notice = composeNotice({ ...input, findings: [{ ...finding, matches }] });
  const [reason] = notice.reasons;
  assert.equal(reason?.matches.length, 50);
  assert.equal(reason?.matchesOmitted, 10);
  assert.equal(reason?.matches[0]?.text.length, 1000);
  assert.equal(reason?.matches[0]?.cut, true);
  assert.match(reason?.matches[0]?.text ?? '', /^\uFFFD\uFFFDx/);
  const cutPair = composeNotice({
    ...input,
    listings: [{ url: 'https://a.example/', id: null, title: `${'x'.repeat(499)}😀` }],
  });
  assert.equal(cutPair.listings[0]?.title, 'x'.repeat(499));
});

test('the published JSON Schema is current, and accepts a notice', () => {
  const published = readFileSync(new URL('../../../../docs/reference/notice.schema.json', import.meta.url), 'utf8');
  assert.deepEqual(JSON.parse(published), noticeJsonSchema(), 'stale: run node tools/generate/notice-schema.ts');
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(published));
  assert.equal(validate(JSON.parse(renderJson(composeNotice(input)))), true, JSON.stringify(validate.errors));
  assert.equal(validate({ ...composeNotice(input), listings: [] }), false);
});

test('every language has the same words with the same places to fill', () => {
  const flatten = (words: object, path = ''): Map<string, string> =>
    new Map(
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === 'string' ? [[path + key, value] as const] : [...flatten(value, `${path}${key}.`)],
      ),
    );
  const english = flatten(en);
  // The titles that govern are the register's.
  const isTitle = (key: string) => /^acts\..+\.title$/.test(key);
  const keys = (words: Map<string, string>) =>
    [...words.keys()].filter((key) => !key.endsWith('_many') && key !== 'translationStatus' && !isTitle(key)).sort();
  for (const [language, words] of Object.entries({ de, es, fr, it })) {
    const said = flatten(words);
    assert.deepEqual(keys(said), keys(english), language);
    for (const [key, phrase] of english) {
      const places = (text: string | undefined) => text?.match(/{{\w+}}/g)?.sort();
      assert.deepEqual(places(said.get(key)), places(phrase), `${language} ${key}`);
    }
  }
  for (const words of [de, es, it]) assert.match(words.translationStatus, /^unverified/);
  for (const kind of DOCUMENT_KINDS) {
    for (const language of NOTICE_LANGUAGES) assert.match(titleOf(kind, language), /\p{L}{4}/u, `${kind} ${language}`);
  }
  assert.deepEqual([...flatten(en).keys(), ...flatten(fr).keys()].filter(isTitle), []);
  assert.throws(() => noticeWords('fr')('nothing'), /No words/);
  assert.equal(noticeWords('en')('reason', { number: 1, title: '{{id}} $t(title)' }), 'Reason 1: {{id}} $t(title)');
  assert.equal(nameField('attributes.Matière', 'fr'), 'caractéristique Matière');
  assert.equal(nameField('__proto__.x', 'fr'), '__proto__.x');
  assert.equal(sayPassage('ageGate', 'none', 'fr'), 'aucune');
  assert.equal(sayPassage('title', 'none', 'fr'), 'none');
});

test('each kind has its file in the register, and each of its elements a place in the document', () => {
  assert.deepEqual([...loadDocuments().keys()].sort(), [...DOCUMENT_KINDS].sort());
  for (const kind of DOCUMENT_KINDS) {
    const document = documentOf(kind);
    const notice = composeNotice(sampleOf(kind, 'fr'));
    const section: Record<string, unknown> = document.section ? { ...notice[document.section] } : {};
    for (const { key, from, required } of document.elements) {
      const holder = from === 'typed' || from === 'authority' ? section : notice;
      assert(key in holder, `${kind}: ${key}`);
      if (required)
        assert.notEqual(Object.entries(holder).find(([name]) => name === key)?.[1], null, `${kind}: ${key}`);
    }
  }
});

test('a missing element of any kind is refused by name, with its point of the article', () => {
  for (const document of listDocumentKinds()) {
    const { kind } = document;
    const sample = sampleOf(kind, 'fr');
    for (const { key, point, from, required } of document.elements) {
      const left = { ...sample.elements };
      delete left[key];
      const change: Partial<ComposeInput> = {
        typed: { elements: left },
        listings: { listings: [] },
        findings: { findings: [] },
        evidence: { evidence: [] },
        authority: { authority: null },
        sender: { notifier: null },
        confirmed: { bonaFide: false },
        recurrence: { recurrence: null },
        candidates: { candidates: [] },
        laboratory: { laboratory: [] },
        recalled: { reminds: null },
        documents: { acts: null },
      }[from];
      const lines = lacks({ ...sample, ...change });
      if (!required) assert.deepEqual(lines, [], `${kind} ${key} may be left out`);
      else {
        assert.equal(lines.length, 1, `${kind} ${key}: ${lines.join(' | ')}`);
        assert((lines[0] ?? '').startsWith(point ? `${point} ` : ''), `${kind} ${key}: ${lines[0]}`);
      }
    }
  }
});

test('what is typed is held to what the element is', () => {
  const order = (elements: Record<string, string>) =>
    lacks({
      ...sampleOf('gpsr-22-order', 'fr'),
      elements: { ...sampleOf('gpsr-22-order', 'fr').elements, ...elements },
    });
  for (const [elements, expected] of [
    [{ measure: 'destroy' }, /^22\(4\) measure: not one of remove, disable-access, display-warning/],
    [{ territory: 'France' }, /^9\(2\)\(b\) territory: "FRANCE" is not a country code/],
    [{ identicalUntil: '2026-02-30' }, /^22\(5\) identicalUntil: not a date/],
    [{ reportTo: 'a\nb' }, /^9\(2\)\(a\)\(vi\) reportTo: more than one line/],
    [{ redress: 'a\u0007' }, /redress: contains a control character/],
    [{ redress: ' ' }, /^9\(2\)\(a\)\(v\) redress: missing/],
    [{ redress: 'x'.repeat(20_001) }, /redress: 20001 characters/],
    [{ verdict: 'x' }, /^verdict: no element that is typed/],
  ] as const) {
    const lines = order(elements);
    assert.equal(lines.length, 1, lines.join(' | '));
    assert.match(lines[0] ?? '', expected);
  }
  assert.deepEqual(composeNotice(sampleOf('gpsr-22-order', 'fr')).order?.territory, ['FR', 'BE']);
});

test('an order goes out in a language that the provider has declared, a file for a French court in French', () => {
  const declaredLanguages = ['de', 'en'];
  assert.match(
    lacks({ ...sampleOf('dsa-9', 'fr'), declaredLanguages })[0] ?? '',
    /^9\(2\)\(c\) language: fr .* de, en/,
  );
  assert.match(lacks({ ...sampleOf('dsa-10', 'it'), declaredLanguages })[0] ?? '', /^10\(2\)\(c\) language/);
  assert.deepEqual(lacks({ ...sampleOf('dsa-9', 'de'), declaredLanguages }), []);
  assert.deepEqual(lacks({ ...sampleOf('dsa-16', 'fr'), declaredLanguages }), [], 'a notice in any');
  assert.match(lacks(sampleOf('lcen-6-3', 'en'))[0] ?? '', /^language: lcen-6-3 is written in French/);
});

test('a notice of before the other kinds is still one', () => {
  const { replyTo, ...before } = composeNotice(input);
  assert.equal(replyTo, null);
  assert.equal(JSON.parse(renderJson({ ...before, replyTo: null })).kind, 'dsa-16');
});

test('the file for the court has the confirmed candidates as its annex, says that the judge decides, and names no sum', () => {
  const sample = sampleOf('lcen-6-3', 'fr');
  const notice = composeNotice(sample);
  const [annex] = notice.candidates ?? [];
  assert.deepEqual(
    annex?.candidates.map(({ day, url, exhibits }) => [
      day,
      url,
      exhibits.map(({ packageId, digest }) => [packageId, digest]),
    ]),
    [['2026-01-04', 'https://market.example/p-1', [['evd_1', 'cd'.repeat(32)]]]],
  );
  const said = renderText(notice);
  assert.match(said, /Annexe : candidats confirmés à une sanction par infraction/);
  assert.match(said, /revient au juge/);
  assert.match(said, new RegExp('cd'.repeat(32)));
  assert.match(said, /\[NON VÉRIFIÉ/i);
  assert.equal(namesSum(said), false);
  assert.equal(composeNotice({ ...sample, candidates: [] }).candidates, undefined);
  assert.equal(composeNotice(sampleOf('dsa-16', 'fr')).candidates, undefined, 'of no other kind');
  const [first] = sample.candidates ?? [];
  assert(first);
  const many = {
    ...first,
    candidates: Array.from({ length: 302 }, () => first.candidates[0]).filter((one) => one !== undefined),
  };
  const cut = composeNotice({ ...sample, candidates: [many] });
  assert.deepEqual([cut.candidates?.[0]?.candidates.length, cut.candidates?.[0]?.omitted], [300, 2]);
  assert.match(renderText(cut), /2 candidats confirmés de plus figurent dans le dossier/);
});
