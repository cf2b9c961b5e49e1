import { SEVERITIES } from '@vigie/engine';
import { z } from 'zod';
import { readCustodyPart } from '../../evidence/index.ts';
import { keptContentSchema } from '../../listing/index.ts';
import { isTextOf, keptScreenedSchema } from '../../screening/index.ts';
import { refusal } from '../refusals.ts';
import type { List } from '../schema.ts';
import { type Parcel, sha256 } from './parcel.ts';

const textOf = (most: number) => z.string().max(most);
const id = textOf(100);

const caseFile = z.object({
  case: z.object({
    platform: textOf(253).min(1),
    trader: textOf(1_000),
    traderKey: textOf(1_100),
    product: textOf(1_000),
    title: textOf(10_000).min(1),
    severity: z.enum(SEVERITIES),
    state: z.enum(['open', 'confirmed', 'dismissed', 'escalated']),
    visibility: z.enum(['unit', 'named', 'sealed', 'away']),
    openedAt: z.iso.datetime(),
  }),
  decisions: z.array(z.object({ kind: textOf(50), reason: textOf(10_000), by: textOf(500), at: z.iso.datetime() })),
});
const findingsFile = z.array(
  z.object({ ...keptScreenedSchema.shape, id, listing: id, snapshot: id, madeAt: z.iso.datetime() }),
);
const snapshotsFile = z.array(z.object({ id, listing: id, digest: textOf(64), seenAt: z.iso.datetime() }));
const evidenceFile = z.array(
  z.object({
    id,
    url: textOf(4_000).nullable(),
    state: textOf(20),
    digest: textOf(64).nullable(),
    sealedAt: textOf(40).nullable(),
  }),
);
const noticesFile = z.array(
  z.object({ id, kind: textOf(50), state: textOf(20), language: textOf(10), madeAt: textOf(40) }),
);

/** What was handed over, read: another unit's words, of which nothing was believed but what is checked here. */
export interface HandedCase {
  about: z.infer<typeof caseFile>;
  findings: z.infer<typeof findingsFile>;
  /** By the giver's ids. */
  snapshots: Map<string, { digest: string; seenAt: string; content: z.infer<typeof keptContentSchema> }>;
  evidence: z.infer<typeof evidenceFile>;
  notices: z.infer<typeof noticesFile>;
  exhibits: ReturnType<typeof readCustodyPart>;
  /** By digest: what findings rest on. */
  restsOn: Map<string, string>;
}

/**
 * Reads all of what was handed over, each file against its digest.
 *
 * @throws VigieError `VIGIE_HANDOVER_DAMAGED` with the file that is not as it should be
 */
export async function readParcel(parcel: Parcel, { parts }: List): Promise<HandedCase> {
  const byPath = new Map(parts.map((part) => [part.path, part]));
  const damaged = (what: string, cause?: unknown) => refusal('VIGIE_HANDOVER_DAMAGED', { what }, { cause });
  async function read(path: string): Promise<string> {
    const part = byPath.get(path);
    if (!part || !parcel.has(part.sha256)) throw damaged(path);
    const bytes = await parcel.read(part.sha256);
    if (sha256(bytes) !== part.sha256 || bytes.length !== part.bytes) throw damaged(path);
    return bytes.toString();
  }
  async function readAs<T>(path: string, parse: (value: unknown) => T): Promise<T> {
    const kept = await read(path);
    try {
      return parse(JSON.parse(kept));
    } catch (error) {
      throw damaged(path, error);
    }
  }
  const as =
    <T>(schema: z.ZodType<T>) =>
    (value: unknown): T =>
      schema.parse(value);
  const snapshots: HandedCase['snapshots'] = new Map();
  for (const { id: snapshot, digest, seenAt } of await readAs('snapshots.json', as(snapshotsFile))) {
    const path = `snapshots/${snapshot}.json`;
    if (byPath.get(path)?.sha256 !== digest) throw damaged(path);
    snapshots.set(snapshot, { digest, seenAt, content: await readAs(path, as(keptContentSchema)) });
  }
  const findings = await readAs('findings.json', as(findingsFile));
  const restsOn = new Map<string, string>();
  for (const { packDigest, snapshot } of findings) {
    if (!snapshots.has(snapshot)) throw damaged(`snapshots/${snapshot}.json`);
    const path = `rests-on/${packDigest}.txt`;
    if (restsOn.has(packDigest)) continue;
    const text = await read(path);
    if (!isTextOf(packDigest, text)) throw damaged(path);
    restsOn.set(packDigest, text);
  }
  return {
    about: await readAs('case.json', as(caseFile)),
    findings,
    snapshots,
    evidence: await readAs('evidence.json', as(evidenceFile)),
    notices: await readAs('notices.json', as(noticesFile)),
    exhibits: await readAs('custody.json', readCustodyPart),
    restsOn,
  };
}
