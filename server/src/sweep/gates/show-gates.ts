import type { z } from 'zod';
import type { Tx } from '../../base/database/store.ts';
import { note, type Work } from '../../people/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { countPages, sharesOf } from './gate-figures.ts';
import { type AgeGate, type AgeGatePage, type gateDecisionSchema, MOST_PAGES } from './gate-schema.ts';
import {
  findGate,
  type HeldGate,
  holdGatePage,
  listCounted,
  listGatePages,
  listGates,
  saveGateDecision,
} from './gate-store.ts';
import { nameGated } from './plan-gates.ts';
import { settleGate } from './visit-gates.ts';

/** A measurement with its counts; shares come when every page is decided, or they would tell of those decided first. */
export async function toGate(tx: Tx, held: HeldGate): Promise<AgeGate> {
  const counted = await listCounted(tx, held.id);
  const shares = held.state === 'done' ? sharesOf(counted, held.frame) : null;
  return { ...held, pages: countPages(counted), shares };
}

/** @throws VigieError `VIGIE_SWEEP_GATE_UNKNOWN` */
export const showGate = async (tx: Tx, id: string): Promise<AgeGate> =>
  toGate(tx, (await findGate(tx, id)) ?? refuse('VIGIE_SWEEP_GATE_UNKNOWN', { id }));

/** Measurements that are listed at once. */
const MOST_SHOWN = 50;

/** A measurement with its pages; where none is named, the newest ones. @throws VigieError `VIGIE_SWEEP_GATE_UNKNOWN` */
export async function showGatePages(
  { tx, context }: Pick<Work, 'tx' | 'context'>,
  asked: { id: string | undefined; platform: string | undefined },
): Promise<{ items: AgeGate[] } | (AgeGate & { each: AgeGatePage[] })> {
  if (asked.id !== undefined)
    return { ...(await showGate(tx, asked.id)), each: await listGatePages(tx, asked.id, { limit: MOST_PAGES }) };
  const platform = asked.platform === undefined ? null : nameGated(context, asked.platform);
  const items: AgeGate[] = [];
  for (const held of await listGates(tx, { platform, limit: MOST_SHOWN })) items.push(await toGate(tx, held));
  return { items };
}

/**
 * Keeps what a person says stands before a sealed page. Who says otherwise later, or that proof is of another kind, says
 * why; the audit log has both.
 *
 * @throws VigieError `VIGIE_SWEEP_GATE_UNKNOWN`, `…_NOT_SEALED`, `…_WHY`
 */
export async function decideGate(
  work: Omit<Work, 'by'> & { by: NonNullable<Work['by']> },
  id: string,
  decided: z.infer<typeof gateDecisionSchema>,
): Promise<void> {
  const { tx, by, now } = work;
  const { number, gate, reason } = decided;
  const kinds = [...new Set(decided.kinds)];
  const page = (await holdGatePage(tx, id, number)) ?? refuse('VIGIE_SWEEP_GATE_UNKNOWN', { id });
  if (page.state !== 'sealed') throw refusal('VIGIE_SWEEP_GATE_NOT_SEALED', { number, state: page.state });
  if (reason === '' && (page.decided !== null || kinds.includes('other')))
    throw refusal('VIGIE_SWEEP_GATE_WHY', { number });
  await saveGateDecision(tx, { id, account: by.id, now }, { ...decided, kinds });
  await note(work, {
    act: 'gate.decided',
    subject: id,
    ...(reason === '' ? {} : { reason }),
    content: { number, gate, kinds, before: page.decided, package: page.package },
  });
  await settleGate(work, id);
}
