import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cosign } from '../base/cosignature.ts';
import { writeDurable } from '../base/durable.ts';
import type { Cosigner, Verifier } from '../base/keys.ts';
import { lockFolder } from '../base/lock.ts';
import { openNote, signatureLine } from '../base/note.ts';
import { ProofError } from '../base/proof-error.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { keepLines } from './cosigned.ts';
import { EMPTY_ROOT, equalHash, type Hash, verifyConsistency } from './merkle.ts';

/** Hashes that a request may bring: C2SP tlog-witness, "add-checkpoint". */
const MOST_HASHES = 63;
/** Proofs of a forked log that are kept: one is enough, and the log can make as many as it likes. */
const MOST_FORKS = 100;

/** What a log asks of a witness. */
interface AddCheckpoint {
  /** Size of the tree that the witness knows. */
  old: number;
  proof: Hash[];
  checkpoint: string;
}

/**
 * The request of C2SP tlog-witness, "add-checkpoint": the old size, the consistency proof, an empty line, the
 * checkpoint.
 */
export function formatAddCheckpoint({ old, proof, checkpoint }: AddCheckpoint): string {
  return `old ${old}\n${proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('')}\n${checkpoint}`;
}

/** Reads such a request; `null` when it is none. */
function parseAddCheckpoint(body: string): AddCheckpoint | null {
  const split = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(split, 0)).split('\n');
  const [, size = ''] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? [];
  if (size === '' || !Number.isSafeInteger(Number(size)) || lines.length > MOST_HASHES) return null;
  const proof = lines.map((line) => Buffer.from(line, 'base64'));
  if (proof.some((hash, at) => hash.length !== 32 || hash.toString('base64') !== lines[at])) return null;
  return { old: Number(size), proof, checkpoint: body.slice(split + 2) };
}

export interface WitnessAnswer {
  status: 200 | 400 | 403 | 404 | 409 | 422;
  type: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  body: string;
  /**
   * File with two heads of one size that the log has signed, where this request showed such: proof that it is two logs.
   */
  fork: string | null;
}

/** How a log is named in addresses: C2SP tlog-witness, "Monitor Retrieval", and tlog-mirror. */
export const originHash = (origin: string): string => createHash('sha256').update(origin).digest('hex');

/** Who watches over logs: it cosigns a head after it has seen that the log only grew from the head before. */
export interface Witness {
  /** Answers `POST <prefix>/add-checkpoint`. @param seconds the time now, since 1970 */
  addCheckpoint(body: string, seconds: number): WitnessAnswer;
  /**
   * Answers `GET <prefix>/<origin hash>/checkpoint`: the newest head that it has cosigned, with the log's signature and
   * its own; null where there is none of such a log.
   */
  readCheckpoint(hash: string): string | null;
  close(): void;
}

/**
 * Opens a witness (C2SP tlog-witness). Its folder holds the newest head of each log, written durably before an answer
 * is given; one process has it at a time. A witness whose folder is lost must not go on under the same key: it would
 * cosign what contradicts what it has cosigned before.
 *
 * @param logs keys of the logs it watches over; the name of a key is its log's origin
 * @throws ProofError `VIGIE_PROOF_LOCKED`; `VIGIE_PROOF_CHECKPOINT` where a kept head cannot be read.
 */
export function openWitness(options: { dir: string; cosigner: Cosigner; logs: readonly Verifier[] }): Witness {
  const { dir, cosigner, logs } = options;
  mkdirSync(dir, { recursive: true });
  const unlock = lockFolder(dir);
  const pathOf = (origin: string): string => join(dir, `head-${originHash(origin).slice(0, 32)}`);
  const heads = new Map<string, { head: Checkpoint; checkpoint: string }>();
  try {
    for (const { name } of logs) {
      const path = pathOf(name);
      if (!existsSync(path)) continue;
      const checkpoint = readFileSync(path, 'utf8');
      heads.set(name, { head: parseCheckpoint(openNote(checkpoint, []).text), checkpoint });
    }
  } catch (error) {
    unlock();
    throw error;
  }
  const answer = (status: WitnessAnswer['status'], body: string, fork: string | null = null): WitnessAnswer => ({
    status,
    type: status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8',
    body: `${body}\n`,
    fork,
  });

  /** Keeps two signed heads of one size and two roots. */
  function keepFork(kept: string, other: string): string | null {
    const name = `fork-${createHash('sha256').update(other).digest('hex').slice(0, 32)}`;
    const count = readdirSync(dir).filter((file) => file.startsWith('fork-') && file !== name).length;
    if (count >= MOST_FORKS) return null;
    const path = join(dir, name);
    writeDurable(path, new TextEncoder().encode(`${kept}\n${other}`));
    return path;
  }

  function addCheckpoint(body: string, seconds: number): WitnessAnswer {
    const request = parseAddCheckpoint(body);
    if (!request) return answer(400, 'This is no request to add a checkpoint.');
    let text: string;
    let head: Checkpoint;
    let signed: string;
    try {
      text = openNote(request.checkpoint, []).text;
      head = parseCheckpoint(text);
      const keys = logs.filter(({ name }) => name === head.origin);
      if (keys.length === 0) return answer(404, 'This log is not known here.');
      if (openNote(request.checkpoint, keys).verified.length === 0)
        return answer(403, 'The log has not signed this checkpoint.');
      signed = keepLines(request.checkpoint, keys);
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
      return answer(error.code === 'VIGIE_PROOF_NOTE_SIGNATURE' ? 403 : 400, error.message);
    }
    if (request.old > head.size) return answer(400, 'The old size is above that of the checkpoint.');
    const kept = heads.get(head.origin);
    const known = kept?.head ?? { origin: head.origin, size: 0, root: EMPTY_ROOT };
    const isFork = kept !== undefined && known.size === head.size && !equalHash(known.root, head.root);
    const fork = isFork ? keepFork(kept.checkpoint, request.checkpoint) : null;
    if (request.old !== known.size) return answer(409, String(known.size), fork);
    if (!verifyConsistency(known.size, head.size, request.proof, known.root, head.root))
      return answer(422, 'The proof does not show that the log only grew.', fork);
    // Kept before it is answered, and without a pause between the check and the keeping: two requests cannot pass one
    // another.
    const cosignature = signatureLine(cosigner, cosign(text, cosigner, seconds));
    const checkpoint = `${signed}${cosignature}`;
    writeDurable(pathOf(head.origin), new TextEncoder().encode(checkpoint));
    heads.set(head.origin, { head, checkpoint });
    return answer(200, cosignature.trimEnd());
  }

  /** One that was kept before the cosignature was kept with it is not told until it is cosigned again. */
  function readCheckpoint(hash: string): string | null {
    const [, kept] = [...heads].find(([origin]) => originHash(origin) === hash) ?? [];
    return kept?.checkpoint.includes(`\n— ${cosigner.name} `) ? kept.checkpoint : null;
  }
  return { addCheckpoint, readCheckpoint, close: unlock };
}
