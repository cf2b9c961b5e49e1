import type { z } from 'zod';
import { mustFindCase } from '../../case/index.ts';
import {
  enterResult,
  laboratoryResultInputSchema,
  listLaboratoryResults,
  resultWithdrawalSchema,
  withdrawResult,
} from '../../evidence/index.ts';
import {
  giveHearing,
  hearingInputSchema,
  hearingWithdrawalSchema,
  noteObservation,
  observationInputSchema,
  readHearings,
  withdrawHearing,
} from '../../notice/index.ts';
import { note } from '../../people/index.ts';
import { readSheet, sheetQuerySchema } from '../../referral/index.ts';
import { type Actor, type ActorWork, actAs } from '../acting/act-as.ts';
import type { Io } from '../terminal/io.ts';
import { readInput, readJsonFile } from '../terminal/read-json.ts';

/** Enters what a file says, read by the schema of the API's own body. */
async function enter<T>(
  file: string,
  schema: z.ZodType<T>,
  options: Actor,
  io: Io,
  does: (work: ActorWork, given: T) => Promise<object>,
): Promise<number> {
  const given = readInput(schema, await readJsonFile(file), file);
  return actAs(options, 'analyst', io, (work) => does(work, given));
}

/** `vigie hearing list`: who may be heard in a case, what they said, the measures. @returns 0 */
export const runHearings = (id: string, options: Actor, io: Io): Promise<number> =>
  actAs(options, 'reader', io, (work) => readHearings(work, id));

/** `vigie hearing enter`: that somebody may be heard, or why that has to wait. @returns 0 */
export const runHearing = (file: string, options: Actor, io: Io): Promise<number> =>
  enter(file, hearingInputSchema, options, io, giveHearing);

/** `vigie hearing observe`: what was said. @returns 0 */
export const runObservation = (id: string, file: string, options: Actor, io: Io): Promise<number> =>
  enter(file, observationInputSchema, options, io, (work, given) => noteObservation(work, id, given));

/** `vigie hearing withdraw`: one that was noted wrongly. @returns 0 */
export async function runHearingWithdrawal(id: string, options: Actor & { reason: string }, io: Io): Promise<number> {
  const { reason } = readInput(hearingWithdrawalSchema, { reason: options.reason }, '--reason');
  return actAs(options, 'analyst', io, (work) => withdrawHearing(work, id, reason));
}

/** `vigie laboratory list`: what laboratories found in samples of a case. @returns 0 */
export const runResults = (id: string, options: Actor, io: Io): Promise<number> =>
  actAs(options, 'reader', io, async ({ tx }) => ({
    items: await listLaboratoryResults(tx, (await mustFindCase(tx, id)).id),
  }));

/** `vigie laboratory enter`: a result, with its report that is an exhibit of the case. @returns 0 */
export const runResult = (file: string, options: Actor, io: Io): Promise<number> =>
  enter(file, laboratoryResultInputSchema, options, io, enterResult);

/** `vigie laboratory withdraw`: one that was entered wrongly. @returns 0 */
export async function runResultWithdrawal(id: string, options: Actor & { reason: string }, io: Io): Promise<number> {
  const { reason } = readInput(resultWithdrawalSchema, { reason: options.reason }, '--reason');
  return actAs(options, 'analyst', io, (work) => withdrawResult(work, id, reason));
}

/** `vigie authority-sheet`: what Safety Gate or ICSMS asks for about a case. Nothing is sent. @returns 0 */
export async function runSheet(
  id: string,
  { form, language, ...options }: Actor & { form?: string; language?: string },
  io: Io,
): Promise<number> {
  const asked = readInput(sheetQuerySchema, { case: id, form, language }, 'vigie authority-sheet');
  return actAs(options, 'reader', io, async (work) => {
    const sheet = await readSheet(work, asked);
    await note(work, { act: 'sheet.fetched', subject: sheet.case, content: { form: sheet.form.key } });
    return sheet;
  });
}
