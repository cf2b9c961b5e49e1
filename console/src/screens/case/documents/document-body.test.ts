import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typed } from '../../../parts/form/typed-testing.ts';
import {
  type DocumentKind,
  type DocumentKinds,
  firstLanguage,
  missingElements,
  readDocument,
} from './document-body.ts';

const words = { en: '', fr: '' };
const element = (
  key: string,
  required: boolean,
  from: 'typed' | 'confirmed' = 'typed',
): DocumentKind['elements'][number] => ({
  key,
  required,
  from,
  point: null,
  label: words,
  input: 'text',
});
const languages: DocumentKinds['languages'] = ['fr', 'en', 'de', 'es', 'it'];
const declared = (declaredLanguages: string[] | null): Pick<DocumentKinds, 'case' | 'languages'> => ({
  languages,
  case: { declaredLanguages, declaredVerified: true, recipients: {} },
});

test('a document begins in the language it must be in, that the platform declared, or the reader’s', () => {
  assert.equal(firstLanguage({ languages: 'french' }, declared(['de']), 'en'), 'fr');
  assert.equal(firstLanguage({ languages: 'any' }, declared(null), 'en'), 'en');
  assert.equal(firstLanguage({ languages: 'any' }, declared(['en', 'de']), 'en'), 'en');
  assert.equal(firstLanguage({ languages: 'any' }, declared(['it', 'de']), 'en'), 'de');
  assert.equal(firstLanguage({ languages: 'any' }, declared(['zh']), 'fr'), 'fr');
});

test('of a document only what was typed is sent, and its optional fields where they are filled', () => {
  const document = {
    kind: 'coordinator',
    elements: [element('facts', true), element('more', false), element('good', true, 'confirmed')],
  } as const;
  const said = typed({
    'element.facts': ' Lu. ',
    'element.more': '',
    bonaFide: 'on',
    recipient: '',
    recipientName: 'Parquet',
  });
  assert.deepEqual(readDocument(said, 'cas_1', { ...document, elements: [...document.elements] }, 'fr'), {
    case: 'cas_1',
    kind: 'coordinator',
    language: 'fr',
    bonaFide: true,
    elements: { facts: 'Lu.' },
    recipientName: 'Parquet',
  });
});

test('what must be typed and is not is named before anything is shown', () => {
  const elements = [element('capacity', true), element('facts', true), element('more', false)];
  const body = readDocument(typed({ 'element.facts': 'Lu.' }), 'cas_1', { kind: 'coordinator', elements }, 'fr');
  assert.deepEqual(
    missingElements({ elements }, body).map(({ key }) => key),
    ['capacity'],
  );
});
