import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTraceability, isTraceable, particularsSchema } from './traceability.ts';

const WHOLE = {
  name: 'Trading House',
  address: '12 rue des Lilas, 75011 Paris',
  phone: '+33 1 23 45 67 89',
  email: 'sales@house.fr',
  identification: true,
  paymentAccount: 'FR76 3000 6000 0112 3456 7890 189',
  isRegistered: true,
  tradeRegister: 'RCS Paris',
  registrationNumber: '123 456 789',
  selfCertification: true,
};
const resultOf = (field: string, change: object): string | undefined =>
  checkTraceability(particularsSchema.parse({ ...WHOLE, ...change })).find((result) => result.field === field)?.result;

test('whole particulars are plausible; one that is missing or cannot be true is named', () => {
  assert.ok(isTraceable(checkTraceability(particularsSchema.parse(WHOLE))));
  for (const field of ['name', 'address', 'phone', 'email', 'paymentAccount', 'tradeRegister', 'registrationNumber'])
    assert.equal(resultOf(field, { [field]: null }), 'missing', field);
  for (const [field, value] of [
    ['name', 'unknown'],
    ['address', 'Paris'],
    ['phone', '1111111111'],
    ['email', 'a@example.com'],
    ['paymentAccount', 'FR76 3000 6000 0112 3456 7890 188'],
    ['registrationNumber', '000'],
  ] as const)
    assert.equal(resultOf(field, { [field]: value }), 'implausible', field);
  assert.equal(resultOf('selfCertification', { selfCertification: false }), 'missing');
});

test('who is in no trade register needs no number there', () => {
  const change = { isRegistered: false, tradeRegister: null, registrationNumber: null };
  assert.equal(resultOf('tradeRegister', change), 'not-applicable');
  assert.ok(isTraceable(checkTraceability(particularsSchema.parse({ ...WHOLE, ...change }))));
});
