import { readFile } from 'node:fs/promises';
import { checkFile } from '../../listing/read/index.ts';
import {
  decideGate,
  gateDecisionSchema,
  gatePlanSchema,
  planGates,
  showGate,
  showGatePages,
} from '../../sweep/index.ts';
import { type Actor, actAs } from '../acting/act-as.ts';
import type { Io } from '../terminal/io.ts';
import { readInput } from '../terminal/read-json.ts';

async function sourceOf({ addresses, again }: { addresses?: string; again?: string }): Promise<unknown> {
  if (again !== undefined) return { kind: 'again', of: again };
  if (addresses === undefined) return { kind: 'listings' };
  await checkFile(addresses);
  return { kind: 'addresses', text: await readFile(addresses, 'utf8') };
}

/** `vigie age-gate measure`: draws pages of a platform, visits and seals them. @returns 0 */
export async function runMeasure(
  platform: string,
  options: Actor & { addresses?: string; again?: string; draw?: number; allow: string[] },
  io: Io,
): Promise<number> {
  const { draw } = options;
  const given = { platform, source: await sourceOf(options), ...(draw === undefined ? {} : { draw }) };
  const plan = readInput(gatePlanSchema, given, 'vigie age-gate measure');
  return actAs(options, 'analyst', io, async (work) => showGate(work.tx, await planGates(work, plan)));
}

/** `vigie age-gate show`: a measurement with its pages; without one, the newest of them. @returns 0 */
export const runShow = (id: string | undefined, options: Actor & { platform?: string }, io: Io): Promise<number> =>
  actAs(options, 'reader', io, (work) => showGatePages(work, { id, platform: options.platform }));

/** `vigie age-gate decide`: what a person says stands before a sealed page. @returns 0 */
export async function runDecide(
  id: string,
  options: Actor & { number: number; gate: string; kind?: string[]; reason: string },
  io: Io,
): Promise<number> {
  const { number, gate, kind: kinds = [], reason } = options;
  const decision = readInput(gateDecisionSchema, { number, gate, kinds, reason }, 'vigie age-gate decide');
  return actAs(options, 'analyst', io, async (work) => {
    await decideGate(work, id, decision);
    return showGate(work.tx, id);
  });
}
