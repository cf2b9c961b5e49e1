import { z } from 'zod';
import type { Link } from '../base/context.ts';
import { createPictureReader } from '../base/picture/picture-reader.ts';
import { screeningEndpoints } from './endpoints.ts';
import { watchRates } from './hit-rate-alarm.ts';
import { createPictureScreening } from './known/known-pictures.ts';
import { registerOf, screenRecalls } from './known/recalls.ts';
import { pictureEndpoints } from './pictures/picture-endpoints.ts';
import { createPictureTexts } from './pictures/read-pictures.ts';
import { screenUnitsAgain } from './recalls/import-recalls.ts';
import { recallEndpoints } from './recalls/recall-endpoints.ts';
import { screenSnapshots } from './run.ts';
import { screenAgain } from './screen-again.ts';
import { backtestEndpoints } from './studio/backtest-endpoints.ts';
import { runBacktest } from './studio/run-backtest.ts';
import { studioEndpoints } from './studio/studio-endpoints.ts';

export { disableRuleAct } from './disabled/disable-rule.ts';
export { listDisabledRules } from './disabled/disabled-rule-store.ts';
export { daysBefore, RATE_DAYS } from './hit-rate-alarm.ts';
export { exceptionsAct, proposeExceptions } from './known/except-pictures.ts';
export { readExceptions } from './known/excluded-pictures.ts';
export { formatHashes, readHashes } from './known/hash-lists.ts';
export { isOfPicture, keepHashes, rematchPicture } from './known/known-pictures.ts';
export { listHashes, listHashLists, type Recall, removeRecall } from './known/known-store.ts';
export { type Register, registerOf } from './known/recalls.ts';
export { loadInstalled } from './load-installed.ts';
export { isTextOf, loadPacks } from './packs/index.ts';
export { citesPicture } from './pictures/read-pictures.ts';
export { importRecalls, screenUnitsAgain } from './recalls/import-recalls.ts';
export { packsFor, screenAmong } from './run.ts';
export { findingSchema, keptScreenedSchema, screenedSchema } from './schema.ts';
export {
  compareShadow,
  findFindings,
  findPackVersion,
  type KeptFinding,
  keepFinding,
  listAlarms,
  readRates,
  savePackVersions,
} from './store.ts';
export { activatePackAct } from './studio/activate-pack.ts';
export { inForce, packsOf } from './studio/unit-packs.ts';

const jobSchema = z.object({ unit: z.string(), snapshots: z.array(z.string()) });
const runSchema = jobSchema.extend({ isScreened: z.boolean().default(false) });
const readSchema = jobSchema.extend({ asked: z.boolean().default(false) });
const backtestSchema = z.object({ unit: z.string(), backtest: z.string(), cursor: z.string() });
const againSchema = z.object({ unit: z.string(), cursor: z.string().default('') });

/** Rules on snapshots: a machine makes findings, a person decides. */
export const screening: Link = {
  name: 'screening',
  endpoints: [...screeningEndpoints, ...pictureEndpoints, ...recallEndpoints, ...studioEndpoints, ...backtestEndpoints],
  subscriptions: [
    { event: 'listing.seen', queue: 'screening.run' },
    { event: 'pictures.hashed', queue: 'screening.pictures' },
    { event: 'pictures.hashed', queue: 'screening.read-pictures' },
  ],
  queues: (context) => {
    const register = registerOf(context.packs);
    const readPictureTexts = createPictureTexts(context, createPictureReader(), register);
    const screenPictures = createPictureScreening(context, register);
    return [
      {
        name: 'screening.run',
        async run(content) {
          const { unit, snapshots, isScreened } = runSchema.parse(content);
          if (!isScreened) await screenSnapshots(context, register, unit, snapshots);
        },
      },
      {
        name: 'screening.pictures',
        async run(content) {
          const { unit, snapshots } = jobSchema.parse(content);
          await screenPictures(unit, snapshots);
        },
      },
      {
        name: 'screening.read-pictures',
        isLater: true,
        async run(content) {
          const { unit, snapshots, asked } = readSchema.parse(content);
          await readPictureTexts(unit, snapshots, asked);
        },
      },
      {
        name: 'screening.again',
        isLater: true,
        async run(content) {
          const { unit, cursor } = againSchema.parse(content);
          await screenAgain(context, unit, cursor, async (snapshots) => {
            await screenRecalls(context, register, unit, snapshots);
            await screenPictures(unit, snapshots);
          });
        },
      },
      {
        name: 'screening.everywhere',
        async run() {
          await screenUnitsAgain(context);
        },
      },
      {
        name: 'screening.backtest',
        isLater: true,
        async run(content) {
          await runBacktest(context, backtestSchema.parse(content));
        },
      },
      {
        name: 'screening.watch',
        every: '13 * * * *',
        async run(content) {
          await watchRates(context, content.unit);
        },
      },
    ];
  },
};
