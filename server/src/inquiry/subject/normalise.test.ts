import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { emptyListing, type Listing, type Trader } from '@vigie/engine';
import { knownOf, normalise } from './normalise.ts';
import { type Subject, subjectSchema } from './subject-schema.ts';

const subject = (given: object): Subject => subjectSchema.parse(given);
const of = (given: object) => normalise(subject(given));
const NOBODY: Trader = { id: null, name: null, address: null, email: null, url: null };
const offer = (trader: Partial<Trader>, more: Partial<Listing> = {}): Listing => ({
  ...emptyListing('shop.example', 'Lamp'),
  trader: { ...NOBODY, ...trader },
  ...more,
});

const SAME: [kind: string, one: object, other: object][] = [
  ['trader', { value: 'Brook & Co Trading Ltd' }, { value: 'BROOK & CO TRADING LIMITED' }],
  ['vat', { value: 'FR 40 303 265 045' }, { value: 'fr40303265045' }],
  ['company', { value: '303 265 045' }, { value: 'SIREN 303265045' }],
  ['iban', { value: 'FR76 3000 6000 0112 3456 7890 189' }, { value: 'fr7630006000011234567890189' }],
  ['phone', { value: '+33 (0)6 12 34 56 78' }, { value: '0033 612345678' }],
  ['address', { value: '12 Avenue des Lilas, 31000 Toulouse' }, { value: '12, av. des Lilas 31000 TOULOUSE, France' }],
  ['picture', { value: 'AB'.repeat(32) }, { value: 'ab'.repeat(32) }],
  ['person', { value: 'Élodie Martin', bornOn: '1980-02-03' }, { value: 'MARTIN Elodie', bornOn: '1980-02-03' }],
];
test('a platform is its host, however it is typed', () => {
  const wanted = of({ kind: 'trader', value: '123456', platform: 'shop.example' });
  for (const platform of ['Shop.example', 'www.shop.example', 'https://www.shop.example/seller/123456'])
    assert.deepEqual(of({ kind: 'trader', value: '123456', platform }), wanted, platform);
});

for (const [kind, one, other] of SAME) {
  test(`a ${kind} is the same however it is written`, () => {
    assert.deepEqual(of({ kind, ...one }), of({ kind, ...other }));
  });
}

test('a number may be given by its digest', () => {
  const sha256 = createHash('sha256').update('33612345678').digest('hex');
  assert.deepEqual(of({ kind: 'phone', value: '+33612345678' }), of({ kind: 'phone', value: sha256 }));
});

test('a picture has its eight pieces besides', () => {
  assert.equal(of({ kind: 'picture', value: 'ab'.repeat(32) }).inputs.length, 9);
  const [one, near] = [`${'0'.repeat(63)}1`, `${'0'.repeat(63)}3`].map(
    (value) => of({ kind: 'picture', value }).inputs,
  );
  assert.equal(one?.filter((input) => near?.includes(input)).length, 7);
});

test('what is none of its kind is refused', () => {
  const wrong = [
    { kind: 'vat', value: 'FR 40 303 265 046' },
    { kind: 'iban', value: 'FR76 3000 6000 0112 3456 7890 188' },
    { kind: 'phone', value: '06 12 34 56 78' },
    { kind: 'picture', value: 'ab' },
    { kind: 'person', value: 'Élodie Martin' },
    { kind: 'address', value: 'Paris' },
    { kind: 'company', value: '303 265 046' },
  ];
  for (const given of wrong) assert.throws(() => of(given), { code: 'VIGIE_INQUIRY_SUBJECT' }, given.kind);
});

test('what may concern a person is told from what does not', () => {
  const about = (given: object) => of(given).about;
  assert.deepEqual(
    [
      about({ kind: 'trader', value: 'Brook Trading Ltd' }),
      about({ kind: 'trader', value: 'Brook Trading Ltd', mayBePerson: true }),
      about({ kind: 'trader', value: 'Brook Trading' }),
      about({ kind: 'trader', value: 'Jean Brook EI' }),
      about({ kind: 'trader', value: 'Max Brook e.K.' }),
      about({ kind: 'trader', value: '123456', platform: 'shop.example' }),
      about({ kind: 'vat', value: 'FR40303265045' }),
      about({ kind: 'vat', value: 'ES12345678Z' }),
      about({ kind: 'phone', value: '+33612345678' }),
      about({ kind: 'picture', value: 'ab'.repeat(32) }),
    ],
    ['business', 'person', 'person', 'person', 'person', 'person', 'business', 'person', 'person', 'business'],
  );
});

test('what an offer says of its trader is what one asks for', () => {
  const said = knownOf(
    offer(
      { id: 'T1', name: 'Brook Trading Ltd', address: '12 Avenue des Lilas, 31000 Toulouse', email: 'a@b.example' },
      {
        attributes: [{ name: 'VAT', value: 'FR 40 303 265 045' }],
        description: 'Call +33 6 12 34 56 78 or pay to FR76 3000 6000 0112 3456 7890 189.',
        manufacturer: { name: 'Maker SA', address: '1 Rue du Port, 13000 Marseille', contact: '+33 4 00 00 00 00' },
      },
    ),
  );
  const knows = (given: object): string[] => {
    const [input] = of(given).inputs;
    return said.filter((each) => each.input === input).map(({ about }) => about);
  };
  assert.deepEqual(knows({ kind: 'trader', value: 'Brook Trading' }), ['business']);
  assert.deepEqual(knows({ kind: 'trader', value: 'T1', platform: 'shop.example' }), ['business']);
  assert.deepEqual(knows({ kind: 'vat', value: 'FR40303265045' }), ['business']);
  assert.deepEqual(knows({ kind: 'company', value: '303265045' }), ['business']);
  assert.deepEqual(knows({ kind: 'address', value: '12 av. des Lilas, 31000 Toulouse' }), ['person']);
  assert.deepEqual(knows({ kind: 'phone', value: '0033612345678' }), ['person']);
  assert.deepEqual(knows({ kind: 'iban', value: 'FR7630006000011234567890189' }), ['person']);
  assert.deepEqual(knows({ kind: 'phone', value: '+33400000000' }), [], 'the maker is nobody’s trader');
  assert.equal(said.length, 7, 'no e-mail address');
});

test('nothing of who sells as a person, or may, is told where persons are not asked for', () => {
  const numbers = 'VAT FR 40 303 265 045';
  // A SIREN is a sole trader’s as well as a company’s; an LEI and a Chinese company’s USCC are not.
  const ofCompanies = `${numbers}, LEI 529900T8BM49AURSDO55, 91110000600037341L`;
  for (const [name, said, told] of [
    ['Jean Brook EI', numbers, []],
    ['Brook', numbers, []],
    [null, numbers, []],
    ['Brook', ofCompanies, ['company LEI', 'company USCC']],
    ['Brook Ltd', numbers, ['company SIREN', 'trader name', 'vat FR']],
  ] as const) {
    const known = knownOf(offer({ name }, { attributes: [{ name: 'Legal', value: said }] }));
    const business = known.filter(({ about }) => about === 'business').map(({ input }) => input.split('\n').slice(1));
    assert.deepEqual(
      business.map(([kind, key = '']) => `${kind} ${/^\w+:([A-Z]+)/.exec(key)?.[1] ?? key.split(':')[0]}`).sort(),
      [...told],
      String(name),
    );
  }
});
