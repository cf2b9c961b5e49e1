import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadAuthorities } from '../../base/registers/authorities.ts';
import { loadCompetenceRules } from '../../base/registers/competence.ts';
import { loadCourts, ofTown } from '../../base/registers/courts.ts';
import { type Act, proposeRecipients } from './propose-recipients.ts';
import { authorityKey, findInRegisters } from './recipients-register.ts';

const registers = { rules: loadCompetenceRules(), courts: loadCourts(), authorities: loadAuthorities() };
const MEMBER_STATES = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
const act = (over: Partial<Act>): Act => ({ legal: [], places: [], home: 'FR', establishment: 'IE', ...over });
const of = (over: Partial<Act>) => proposeRecipients(act(over), registers);
const at = (kind: 'offence' | 'residence' | 'arrest', department: string) => ({ kind, country: 'FR', department });

test('there are 164 courts, each once, in 101 departments and 34 courts of appeal', () => {
  const { courts } = registers;
  assert.equal(courts.length, 164);
  assert.equal(new Set(courts.map(({ key }) => key)).size, 164);
  assert.equal(new Set(courts.map(({ department }) => department.code)).size, 101);
  assert.equal(new Set(courts.map(({ appeal }) => appeal)).size, 34);
  for (const { insee, department } of courts) assert.ok(insee.startsWith(department.code), insee);
  assert.deepEqual(
    ['Nice', 'Toulouse', 'Verdun', 'Rouen'].map((seat) => courts.find((court) => court.seat === seat)?.department.code),
    ['06', '31', '55', '76'],
  );
});

test('every Member State has a coordinator, a market-surveillance authority and customs, none with an address', () => {
  for (const role of ['digital-services-coordinator', 'market-surveillance', 'customs'])
    assert.deepEqual(
      [
        ...new Set(registers.authorities.filter(({ roles }) => roles.includes(role)).map(({ country }) => country)),
      ].sort(),
      MEMBER_STATES,
      role,
    );
  assert.deepEqual([...new Set(registers.authorities.map(({ contact }) => contact))], [null]);
  assert.equal(new Set(registers.authorities.map(authorityKey)).size, registers.authorities.length);
});

test('competence is plural: place of the offence, residence, arrest, and Paris', () => {
  const found = of({
    legal: ['cp-227-23-network'],
    places: [at('offence', '06'), at('residence', '55'), at('arrest', '75')],
  }).filter(({ as }) => as === 'prosecutor');
  assert.deepEqual(
    found.map(({ name, grounds }) => [name, grounds.map(({ rule, among }) => [rule, among])]),
    [
      ['Procureur de la République près le tribunal judiciaire de Grasse', [['place-of-offence', 2]]],
      ['Procureur de la République près le tribunal judiciaire de Nice', [['place-of-offence', 2]]],
      ['Procureur de la République près le tribunal judiciaire de Bar-le-Duc', [['residence', 2]]],
      ['Procureur de la République près le tribunal judiciaire de Verdun', [['residence', 2]]],
      [
        'Procureur de la République près le tribunal judiciaire de Paris',
        [
          ['arrest', 1],
          ['paris-cyber', null],
        ],
      ],
    ],
  );
  assert.ok(found.every(({ grounds }) => grounds.every(({ verified }) => !verified)));
});

test('what is no crime names no prosecutor; a dangerous product names its market surveillance', () => {
  const found = of({ legal: ['gpsr-19'], places: [at('offence', '06')] });
  assert.deepEqual(
    found.map(({ as, key }) => [as, key]),
    [
      ['coordinator', 'ie/cnam'],
      ['coordinator', 'fr/arcom'],
      ['market-surveillance', 'fr/dgccrf'],
      ['customs', 'fr/dgddi'],
      ['court', 'tj-75056'],
    ],
  );
});

test('the rules of France hold for a unit in France alone; a place elsewhere names no court', () => {
  assert.deepEqual(
    of({ legal: ['cp-227-23-offer'], places: [at('offence', '06')], home: 'DE', establishment: null }).map(
      ({ key }) => key,
    ),
    ['de/bundesnetzagentur', 'de/customs'],
  );
  const abroad = { kind: 'offence' as const, country: 'IE', department: null };
  assert.ok(!of({ legal: ['cp-227-23-offer'], places: [abroad] }).some(({ grounds }) => grounds.some((g) => g.place)));
});

test('a national competence names a court that there is', () => {
  for (const { by, court, key } of registers.rules)
    if (by === 'national')
      assert.ok(
        registers.courts.some((one) => one.key === court),
        key,
      );
});

test('a town stands rightly after “de”, and only a capacity that one has is found', () => {
  assert.deepEqual(
    ['Verdun', 'Évreux', 'Agen', 'Le Mans', 'Les Sables-d’Olonne', 'La Rochelle', 'Épinal'].map(ofTown),
    ['de Verdun', 'd’Évreux', 'd’Agen', 'du Mans', 'des Sables-d’Olonne', 'de La Rochelle', 'd’Épinal'],
  );
  assert.equal(findInRegisters('tj-55545', 'prosecutor')?.department?.name, 'Meuse');
  assert.equal(findInRegisters('tj-55545', 'customs'), null);
  assert.equal(findInRegisters('fr/arcom', 'customs'), null);
  assert.equal(findInRegisters('ie/cnam', 'coordinator')?.name, 'Coimisiún na Meán');
});
