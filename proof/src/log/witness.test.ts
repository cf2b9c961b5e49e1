import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCosigner, parseVerifierKey, type Verifier, verifierKey } from '../base/keys.ts';
import { openNote, signNote } from '../base/note.ts';
import { createSigner } from '../base/signer.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { cosignedPath, readCosigned } from './cosigned.ts';
import { openLog } from './log.ts';
import { EMPTY_ROOT, leafHash } from './merkle.ts';
import { openProof } from './tlog-proof.ts';
import { verifyLog } from './verify-log.ts';
import { formatAddCheckpoint, openWitness, originHash, type Witness } from './witness.ts';
import { writeProof } from './write-proof.ts';

const NOW = 1_790_000_000;
const cosigner = createCosigner(createSigner('witness.example/w1', new Uint8Array(32).fill(5)));
const verifier = parseVerifierKey(verifierKey(cosigner));
const folder = (): string => mkdtempSync(join(tmpdir(), 'vigie-witness-'));
const leaf = (n: number): Uint8Array => createHash('sha256').update(String(n)).digest();

/** A verifier key from its raw key, as sigsum's lists give them. */
function ed25519Key(name: string, hex: string): Verifier {
  const key = Buffer.concat([Uint8Array.of(1), Buffer.from(hex, 'hex')]);
  const id = createHash('sha256').update(`${name}\n`).update(key).digest('hex').slice(0, 8);
  return parseVerifierKey(`${name}+${id}+${key.toString('base64')}`);
}

/** Requests of a log of five entries that the reference witness (litewitness) is tested with. */
const ORIGIN = 'sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562';
const LOG = ed25519Key(ORIGIN, 'ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f');
const FIRST = `old 0

${ORIGIN}
1
KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

— ${ORIGIN} UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=
`;
const TO_THREE = `old 1
KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

${ORIGIN}
3
RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=

— ${ORIGIN} UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=
`;
const TO_FIVE = `old 1
KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI=
KgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

${ORIGIN}
5
QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=

— ${ORIGIN} UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=
`;
const noteOf = (request: string): string => request.slice(request.indexOf('\n\n') + 2);

test("the reference witness's requests: cosigned as the tree grows, and never backwards", () => {
  const dir = folder();
  const witness = openWitness({ dir, cosigner, logs: [LOG] });
  const ask = (body: string): number => witness.addCheckpoint(body, NOW).status;
  assert.equal(ask(TO_FIVE), 409, 'it knows nothing yet');
  const first = witness.addCheckpoint(FIRST, NOW);
  assert.equal(first.status, 200);
  assert.deepEqual(
    openNote(noteOf(FIRST) + first.body, [LOG, verifier]).cosigned.map(({ name, seconds }) => [name, seconds]),
    [['witness.example/w1', NOW]],
  );
  assert.equal(ask(FIRST), 409, 'the old size is no longer zero');
  assert.equal(ask(FIRST.replace('old 0', 'old 1')), 200, 'the same head, again');
  assert.equal(ask(TO_FIVE), 200);
  // The one that raced with it, to a smaller tree.
  const late = witness.addCheckpoint(TO_THREE, NOW);
  assert.deepEqual([late.status, late.type, late.body], [409, 'text/x.tlog.size', '5\n']);
  witness.close();
  const again = openWitness({ dir, cosigner, logs: [LOG] });
  assert.deepEqual(again.addCheckpoint(TO_THREE, NOW).body, '5\n', 'it remembers');
  assert.equal(again.addCheckpoint(TO_FIVE.replace('old 1\n', 'old 6\n'), NOW).status, 400);
  again.close();
  rmSync(dir, { recursive: true });
});

test('what a witness refuses, and by which status', () => {
  const dir = folder();
  const witness = openWitness({ dir, cosigner, logs: [LOG] });
  const ask = (body: string): number => witness.addCheckpoint(body, NOW).status;
  const HASH = 'KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n';
  assert.equal(ask(FIRST.replaceAll(ORIGIN, 'sigsum.org/v1/tree/other')), 404);
  assert.equal(ask(FIRST.replace('\n1\nKgA', '\n2\nKgA')), 403, 'another size than was signed');
  assert.equal(ask(FIRST.replace(' UgIom7', ' AAAAm7')), 403, 'by another key');
  assert.equal(ask(FIRST.replace('old 0\n', `old 0\n${HASH}`)), 422, 'a proof from nothing is empty');
  assert.equal(ask(FIRST.replace('old 0\n', `old 0\n${HASH.repeat(64)}`)), 400, 'over 63 hashes');
  for (const spoil of ['old 00', 'old -1', 'old', 'new 0', 'old 0 ', 'old 0\r', 'old 9999999999999999'])
    assert.equal(ask(FIRST.replace('old 0', spoil)), 400, spoil);
  assert.equal(ask(FIRST.replace('old 0\n', `old 0\n${HASH.replace('=', '')}`)), 400);
  assert.equal(ask(''), 400);
  assert.equal(ask('old 0\n\n'), 400);
  assert.equal(ask(FIRST.slice(0, -2)), 400, 'a line cut off');
  assert.equal(ask(FIRST), 200);
  for (const [from, to] of [
    ['KgEA', 'KgEB'],
    ['+fUD', '+fUE'],
    [`${HASH}+f`, '+f'],
  ] as const)
    assert.equal(ask(TO_FIVE.replace(from, to)), 422, `${from} for ${to}`);
  assert.equal(ask(TO_FIVE), 200, 'a refusal changes nothing');
  witness.close();
  rmSync(dir, { recursive: true });
});

/**
 * A witness asked by function, as the service asks one over HTTP: from nothing, then from the size that it says it
 * knows.
 */
function submit(log: Awaited<ReturnType<typeof openLog>>, witness: Witness): string {
  const { checkpoint, size } = log;
  let old = 0;
  for (;;) {
    const proof = log.proveConsistency(old, size);
    const { status, body } = witness.addCheckpoint(formatAddCheckpoint({ old, proof, checkpoint }), NOW);
    if (status === 200) return body;
    assert.equal(status, 409, body);
    old = Number(body);
  }
}

test('a log and its witnesses: cosignatures are published with the head, kept when it grows, and prove older entries', async () => {
  const [dir, first, second] = [folder(), folder(), folder()];
  const signer = createSigner('test.example/log', new Uint8Array(32).fill(7));
  const other = createCosigner(createSigner('witness.example/w2', new Uint8Array(32).fill(6)));
  const witness = openWitness({ dir: first, cosigner, logs: [signer] });
  const another = openWitness({ dir: second, cosigner: other, logs: [signer] });
  let log = await openLog({ dir, origin: signer.name, signer });
  assert.equal(log.addCosignature(log.checkpoint, submit(log, witness), cosigner).size, 0, 'an empty log too');
  for (const count of [1, 299, 1, 256]) {
    const from = log.size;
    await log.append(Array.from({ length: count }, (_, i) => leaf(from + i)));
    log.addCosignature(log.checkpoint, submit(log, witness), cosigner);
  }
  assert.throws(() => log.addCosignature(log.checkpoint, submit(log, another), cosigner), {
    code: 'VIGIE_PROOF_COSIGNATURE',
  });
  log.addCosignature(log.checkpoint, submit(log, another), other);
  // Again: a newer line of the same witness takes the place of the older.
  log.addCosignature(log.checkpoint, submit(log, witness), cosigner);
  const keys = [cosigner, other].map((key) => parseVerifierKey(verifierKey(key)));
  const opened = openNote(readFileSync(join(dir, 'checkpoint'), 'utf8'), [signer, ...keys]);
  assert.deepEqual(opened.cosigned.map(({ name }) => name).sort(), ['witness.example/w1', 'witness.example/w2']);
  assert.equal(opened.unknown, 0);
  const { checkpoint } = log;
  await log.close();
  log = await openLog({ dir, origin: signer.name, signer });
  assert.equal(log.checkpoint, checkpoint, 'they are there after a start');
  assert.deepEqual(verifyLog(dir, signer.name, verifierKey(signer), keys.map(verifierKey)).cosigned.length, 2);

  const late = submit(log, another);
  await log.append([leaf(557)]);
  assert.deepEqual(openNote(log.checkpoint, [signer, ...keys]).cosigned, [], 'the new head is not cosigned yet');
  // An answer that comes after the log has grown is kept, and is not put under a head that it is not of.
  assert.equal(log.addCosignature(checkpoint, late, other).size, 557);
  assert.deepEqual(openNote(log.checkpoint, [signer, ...keys]).cosigned, []);
  const head = readCosigned(dir, signer, other);
  assert.equal(head?.size, 557);
  for (const index of [0, 299, 300, 556]) {
    const proof = writeProof(dir, index, head?.checkpoint ?? '');
    const found = openProof(proof, leaf(index), [signer, ...keys]);
    assert.deepEqual([found.index, found.size, found.cosigned[0]?.name], [index, 557, 'witness.example/w2']);
    assert.throws(() => openProof(proof, leaf(index + 1), [signer]), { code: 'VIGIE_PROOF_TLOG_PROOF' });
    assert.throws(() => openProof(proof.replace(/index \d+/, 'index 7'), leaf(index), [signer]), {
      code: 'VIGIE_PROOF_TLOG_PROOF',
    });
    assert.throws(() => openProof(proof.replace('@v1', '@v2'), leaf(index), [signer]), {
      code: 'VIGIE_PROOF_TLOG_PROOF',
    });
    assert.equal(openProof(proof.replace('index', 'extra QUJD\nindex'), leaf(index), [signer]).index, index);
  }
  assert.throws(() => writeProof(dir, 557, head?.checkpoint ?? ''), { code: 'VIGIE_PROOF_INDEX' });
  // A kept head that was spoiled is none.
  writeFileSync(cosignedPath(dir, other), (head?.checkpoint ?? '').replace('\n557\n', '\n558\n'));
  assert.equal(readCosigned(dir, signer, other), null);
  await log.close();
  witness.close();
  another.close();
  for (const used of [dir, first, second]) rmSync(used, { recursive: true });
});

test('a log that shows a witness another history is refused, and the two signed heads are kept as proof', async () => {
  const [dir, forkDir, kept] = [folder(), folder(), folder()];
  const signer = createSigner('test.example/log', new Uint8Array(32).fill(7));
  const witness = openWitness({ dir: kept, cosigner, logs: [signer] });
  const log = await openLog({ dir, origin: signer.name, signer });
  const fork = await openLog({ dir: forkDir, origin: signer.name, signer });
  await log.append([leaf(0), leaf(1), leaf(2)]);
  await fork.append([leaf(0), leaf(9), leaf(2)]);
  submit(log, witness);
  const same = witness.addCheckpoint(formatAddCheckpoint({ old: 3, proof: [], checkpoint: fork.checkpoint }), NOW);
  // C2SP tlog-witness since July 2026; before, a 409.
  assert.equal(same.status, 422);
  assert.ok(same.fork && existsSync(same.fork));
  const asked = witness.addCheckpoint(formatAddCheckpoint({ old: 0, proof: [], checkpoint: fork.checkpoint }), NOW);
  assert.deepEqual([asked.status, asked.body, asked.fork], [409, '3\n', same.fork], 'it asks what is known');
  const [one, two] = readFileSync(same.fork ?? '', 'utf8').split(/(?<=\n)\n(?=test\.example\/log\n)/);
  assert.equal(openNote(one ?? '', [signer]).verified.length, 1);
  assert.equal(openNote(two ?? '', [signer]).verified.length, 1);
  assert.notDeepEqual(
    parseCheckpoint(openNote(one ?? '', []).text).root,
    parseCheckpoint(openNote(two ?? '', []).text).root,
  );
  await fork.append([leaf(3)]);
  const grown = formatAddCheckpoint({ old: 3, proof: fork.proveConsistency(3, 4), checkpoint: fork.checkpoint });
  assert.equal(witness.addCheckpoint(grown, NOW).status, 422);
  await log.append([leaf(3)]);
  submit(log, witness);
  assert.equal(readdirSync(kept).filter((name) => name.startsWith('fork-')).length, 1);
  const empty = signNote(formatCheckpoint({ origin: signer.name, size: 0, root: leafHash(leaf(0)) }), [signer]);
  assert.equal(witness.addCheckpoint(`old 0\n\n${empty}`, NOW).status, 409);
  witness.close();
  const fresh = openWitness({ dir: folder(), cosigner, logs: [signer] });
  assert.equal(fresh.addCheckpoint(`old 0\n\n${empty}`, NOW).status, 422, 'an empty tree has one root');
  const right = signNote(formatCheckpoint({ origin: signer.name, size: 0, root: EMPTY_ROOT }), [signer]);
  assert.equal(fresh.addCheckpoint(`old 0\n\n${right}`, NOW).status, 200);
  fresh.close();
  await log.close();
  await fork.close();
  for (const used of [dir, forkDir, kept]) rmSync(used, { recursive: true });
});

test('a witness shows what it has cosigned, under the SHA-256 of the log’s origin', () => {
  const log = createSigner('test.example/shown', new Uint8Array(32).fill(8));
  const kept = folder();
  const witness = openWitness({ dir: kept, cosigner, logs: [log] });
  // printf test.example/shown | sha256sum
  const hash = '5c7e2bdd34c1126ce11d91ab0d476c0d740b56910be9f2add185d1c05ee89c21';
  assert.equal(witness.readCheckpoint(hash), null, 'nothing cosigned yet');
  const note = signNote(formatCheckpoint({ origin: log.name, size: 0, root: EMPTY_ROOT }), [log]);
  const foreign = `${note}— stranger.example AAAAAAAAAAAAAAAAAAAAAA==\n`;
  for (const seconds of [NOW, NOW + 60]) {
    const { status, body } = witness.addCheckpoint(`old 0\n\n${foreign}`, seconds);
    assert.equal(status, 200);
    const shown = witness.readCheckpoint(hash) ?? '';
    const { verified, cosigned, unknown } = openNote(shown, [log, cosigner]);
    assert.deepEqual([verified, cosigned.map((each) => each.seconds), unknown], [[log.name], [seconds], 0]);
    assert.ok(shown.endsWith(body));
  }
  for (const other of [hash.toUpperCase(), hash.slice(1), originHash('another'), ''])
    assert.equal(witness.readCheckpoint(other), null);
  witness.close();
  const again = openWitness({ dir: kept, cosigner, logs: [log] });
  assert.equal(openNote(again.readCheckpoint(hash) ?? '', [cosigner]).cosigned.length, 1, 'after a start too');
  again.close();
  // A folder from before the cosignature was kept: shown once it is cosigned again.
  const [head = ''] = readdirSync(kept).filter((name) => name.startsWith('head-'));
  writeFileSync(join(kept, head), note);
  const older = openWitness({ dir: kept, cosigner, logs: [log] });
  assert.equal(older.readCheckpoint(hash), null);
  assert.equal(older.addCheckpoint(`old 0\n\n${note}`, NOW).status, 200);
  assert.ok(older.readCheckpoint(hash));
  older.close();
  rmSync(kept, { recursive: true });
});
