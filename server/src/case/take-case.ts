import type { Severity } from '@vigie/engine';
import { newId } from '../base/core/ids.ts';
import { note, type Work } from '../people/index.ts';
import { addToCase } from './assign.ts';
import { openApart, openCases, reopenCases } from './group-store.ts';
import { rankCases } from './rank.ts';
import { saveReaders, saveVisibility, type Visibility } from './reader-store.ts';

/** A case of another unit, as it is taken over. */
export interface TakenCase {
  platform: string;
  /** What the trader and the product are known by. */
  trader: string;
  product: string;
  title: string;
  severity: Severity;
  findings: readonly { finding: string; listing: string; snapshot: string }[];
  /** It was restricted where it comes from: it is here, and this account keeps it. */
  restricted: { visibility: Exclude<Visibility, 'unit' | 'away'>; keeper: string } | null;
  /** For the audit log: where it comes from. */
  from: Record<string, unknown>;
}

/** The case of this unit that the findings come to; an open one of the same trader and product, where the taken one is open too. */
async function openFor(work: Work, taken: TakenCase): Promise<string> {
  const { tx, unit, now } = work;
  const { platform, trader, product, title, severity, restricted, from } = taken;
  const made = { platform, trader, product, title, severity, id: newId('cas', now) };
  if (restricted) {
    await openApart(tx, unit, made, now);
    await note(work, { act: 'case.opened', subject: made.id, content: from });
    return made.id;
  }
  const [found] = (await openCases(tx, unit, [made], now)).values();
  if (!found) throw new Error(`the case of ${platform} was not opened`);
  const { id, isNew, state, isClosed } = found;
  if (isNew) await note(work, { act: 'case.opened', subject: id, content: from });
  else if (state === 'dismissed' || isClosed) {
    await reopenCases(tx, [id], now);
    await note(work, { act: 'case.reopened', subject: id, content: from });
  }
  return id;
}

/**
 * Takes over the case of another unit, with its findings. It is open here: what the other unit decided is that unit's.
 *
 * @returns its id
 */
export async function takeCase(work: Work, taken: TakenCase): Promise<string> {
  const { tx, unit, now } = work;
  const { findings, restricted } = taken;
  const id = await openFor(work, taken);
  for (const finding of findings) await addToCase(work, { caseId: id, ...finding });
  await rankCases(tx, [id]);
  if (restricted) {
    const readers = [{ account: restricted.keeper, isKeeper: true }];
    await saveReaders(tx, id, { unit, by: restricted.keeper, readers, now });
    await saveVisibility(tx, id, restricted.visibility, { until: null, opens: false });
  }
  return id;
}
