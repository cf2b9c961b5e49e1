/** Policies as C2SP tlog-policy has them: what one says, what is none, and which witnesses meet its quorum. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fault } from '../base/fault.ts';
import { createCosigner, keyIdOf, type Verifier, verifierKey } from '../base/keys.ts';
import { createSigner } from '../base/signer.ts';
import { meetsQuorum, readPolicy } from './trust-policy.ts';

const signerOf = (name: string, seed: number) => createSigner(name, new Uint8Array(32).fill(seed));
const log = verifierKey(signerOf('log.example/1', 40));
const witnesses = [1, 2, 3, 4, 5, 6].map((seed) => createCosigner(signerOf(`w.example/${seed}`, seed)));
const [k1 = '', k2 = '', k3 = '', k4 = '', k5 = '', k6 = ''] = witnesses.map(verifierKey);
const read = (text: string) => readPolicy(new TextEncoder().encode(text));
const by = (...numbers: number[]): Verifier[] => numbers.map((n) => witnesses[n - 1] ?? assert.fail());

/** A verifier key of another type: its octets need be no point of a curve. */
function otherKey(name: string, type: number, octets: number): string {
  const publicKey = new Uint8Array(octets).fill(9);
  const id = Buffer.from(keyIdOf(type, name, publicKey)).toString('hex');
  return `${name}+${id}+${Buffer.concat([Uint8Array.of(type), publicKey]).toString('base64')}`;
}

const EXAMPLE = `log ${log}

witness X1 ${k1}
witness X2 ${k2}
witness X3 ${k3}
group X-witnesses 2 X1 X2 X3

witness Y1 ${k4}
witness Y2 ${k5}
witness Y3 ${k6}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

test('the example of the standard is met by two of the three and one of the other three', () => {
  const policy = read(EXAMPLE);
  assert.deepEqual(policy.logs.map(verifierKey), [log]);
  assert.deepEqual(
    policy.groups.map(({ name, threshold }) => [name, threshold]),
    [
      ['X-witnesses', 2],
      ['Y-witnesses', 1],
      ['X-and-Y', 2],
    ],
  );
  for (const [signed, isMet] of [
    [[1, 2, 4], true],
    [[1, 3, 6], true],
    [[2, 3, 5], true],
    [[1, 2, 3, 4, 5, 6], true],
    [[1, 2, 3], false],
    [[1, 4, 5, 6], false],
    [[4, 5, 6], false],
    [[1, 1, 4], false],
    [[], false],
  ] satisfies [number[], boolean][])
    assert.equal(meetsQuorum(policy, by(...signed)), isMet, signed.join());
});

test('what is allowed: no log, no witness, spaces, comments, names of any octets, keywords as names, no last line end', () => {
  const both = `witness a ${k1}\nwitness b ${k2}\n`;
  for (const [text, signed, isMet] of [
    ['quorum none\n', [], true],
    [`${both}quorum none`, [], true],
    [`${both}quorum b`, [2], true],
    [`${both}quorum b\n`, [1], false],
    [`\n# comment\n\t # another\n\twitness \t a  ${k1}   https://w.example/  \n\n  quorum\ta`, [1], true],
    [`log ${log} https://log.example/\n${both}group g any a b\nquorum g\n`, [2], true],
    [`${both}group g 02 a b\nquorum g\n`, [1, 2], true],
    [`witness all ${k1}\nwitness any ${k2}\ngroup group 2 all any\nquorum group\n`, [1, 2], true],
    [`witness ÉtéK ${k1}\nquorum ÉtéK\n`, [1], true],
    [`quorum none\n${both}group g all a b\n`, [], true],
    [`${both}group one 1 a\ngroup two 1 one\ngroup three all two b\nquorum three\n`, [1, 2], true],
    [`${both}group one 1 a\ngroup two 1 one\ngroup three all two b\nquorum three\n`, [1], false],
  ] satisfies [string, number[], boolean][])
    assert.equal(meetsQuorum(read(text), by(...signed)), isMet, text);
  const octets = Buffer.from(`witness K\x80 ${k1}\nwitness \xe2\x84\xaa\x80 ${k2}\nquorum K\x80\n`, 'latin1');
  assert.equal(meetsQuorum(readPolicy(octets), by(1)), true, 'names are octets');
  assert.equal(meetsQuorum(readPolicy(octets), by(2)), false);
});

test('a group of forty witnesses in thirty groups is no more than a file', () => {
  const many = Array.from({ length: 40 }, (_, n) => createCosigner(signerOf(`many.example/${n}`, 100 + n)));
  const lines = many.map((each, n) => `witness w${n} ${verifierKey(each)}`);
  const groups = Array.from({ length: 30 }, (_, n) => `group g${n} any w${n}${n > 0 ? ` g${n - 1}` : ''}`);
  const policy = read([...lines, ...groups, 'quorum g29', ''].join('\n'));
  assert.equal(meetsQuorum(policy, many.slice(0, 1)), true);
  assert.equal(meetsQuorum(policy, many.slice(30)), false);
});

test('a witness with a key of ML-DSA-44 is one, but does not count as having signed', () => {
  const policy = read(`witness a ${k1}\nwitness pq ${otherKey('pq.example', 6, 1312)}\ngroup g any a pq\nquorum g\n`);
  assert.equal(policy.witnesses.find(({ name }) => name === 'pq')?.verifier, null);
  assert.equal(meetsQuorum(policy, by(1)), true);
  assert.equal(meetsQuorum(policy, []), false);
});

test('what is no policy is refused with the line and the reason', () => {
  const a = `witness a ${k1}\n`;
  const both = `${a}witness b ${k2}\n`;
  const [, id = '', key = ''] = /\+(\w{8})\+(.*)/.exec(k1) ?? [];
  const impostor = verifierKey(createCosigner({ ...signerOf('impostor.example', 1) }));
  for (const [text, said] of [
    ['', /no line "quorum/],
    [a, /no line "quorum/],
    ['quorum none\n\x01', /^line 2: the octet 0x01/],
    ['quorum none\r\n', /^line 1: the octet 0x0d.*newline alone/],
    ['\0quorum none\n', /^line 1: the octet 0x00/],
    ['quorum none \x7f\n', /0x7f/],
    ['\ufeffquorum none\n', /^line 1: ".*quorum" begins no line/],
    ['quibble w1\nquorum none\n', /^line 1: "quibble" begins no line/],
    ['constructor x\nquorum none\n', /begins no line/],
    ['Quorum none\n', /begins no line/],
    [`witness a ${k1} https://w.example/ # comment\nquorum a\n`, /^line 1: this is not "witness <name>/],
    ['log\nquorum none\n', /this is not "log <vkey>/],
    ['log garbage\nquorum none\n', /"garbage" is no key of a log/],
    [`log ${k1}\nquorum none\n`, /no key of a log/],
    [`log ${otherKey('pq.example', 6, 1312)}\nquorum none\n`, /no key of a log/],
    [`log ${otherKey('x.example', 0x63, 32)}\nquorum none\n`, /no key of a log/],
    [`log ${log}\nlog ${log} https://log.example/\nquorum none\n`, /^line 2: the key .* is given twice/],
    [`log ${log}\nlog ${verifierKey(signerOf('log.example/2', 40))}\nquorum none\n`, /given twice/],
    ['witness w1\nquorum none\n', /this is not "witness/],
    [`witness a ${log}\nquorum a\n`, /no key of a witness/],
    [`witness a ${otherKey('x.example', 2, 3)}\nquorum a\n`, /no key of a witness/],
    [`witness a ${otherKey('x.example', 6, 32)}\nquorum a\n`, /no key of a witness/],
    [`witness a w.example/1+${id === '00000000' ? '11111111' : '00000000'}+${key}\nquorum a\n`, /no key of a witness/],
    [`witness none ${k1}\nquorum none\n`, /"none" cannot be the name/],
    [`witness a ${k1}\nwitness a ${k2}\nquorum a\n`, /^line 2: "a" is defined twice/],
    [`witness a ${k1}\nwitness b ${impostor}\nquorum a\n`, /^line 2: the key .* given twice/],
    [`${a}group a any a\nquorum a\n`, /"a" is defined twice/],
    [`${a}group g 1\nquorum g\n`, /this is not "group/],
    [`${a}group none any a\nquorum none\n`, /"none" cannot be the name/],
    [`${a}group g 0 a\nquorum g\n`, /"0" is neither "all" nor "any" nor a number from 1 to 1/],
    [`${a}group g -1 a\nquorum g\n`, /"-1" is neither/],
    [`${a}group g 1.0 a\nquorum g\n`, /"1.0" is neither/],
    [`${both}group g 3 a b\nquorum g\n`, /from 1 to 2/],
    [`${both}group g 0x1 a b\nquorum g\n`, /neither/],
    [`${a}group g ALL a\nquorum g\n`, /neither/],
    [`${a}group g any b\nquorum g\n`, /"b" is no witness or group of a line before/],
    [`group g any a\n${a}quorum g\n`, /^line 1: "a" is no witness/],
    [`${a}group g any g a\nquorum g\n`, /"g" is no witness/],
    [`${a}group g any none a\nquorum g\n`, /"none" is no witness/],
    [`${a}group g all a a\nquorum g\n`, /"a" is a member more than once/],
    [`${both}group g any a b\ngroup h any a\nquorum g\n`, /^line 4: "a" is a member more than once/],
    [`${a}quorum a\nquorum a\n`, /^line 3: a second quorum/],
    ['quorum unknown\n', /"unknown" is no witness/],
    [`quorum a\n${a}`, /"a" is no witness/],
    ['quorum\n', /this is not "quorum <name>"/],
    ['quorum none none\n', /this is not "quorum <name>"/],
  ] satisfies [string, RegExp][])
    assert.throws(
      () => read(text),
      (error) => {
        assert.ok(error instanceof Fault, text);
        assert.match(error.words.en, said, text);
        assert.notEqual(error.words.fr, error.words.en);
        return true;
      },
      text,
    );
  assert.throws(() => readPolicy(new Uint8Array(1_000_001).fill(10)), /million/);
});
