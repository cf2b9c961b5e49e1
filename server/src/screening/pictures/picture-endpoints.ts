import { z } from 'zod';
import { missingPackages, sayMissing } from '../../base/picture/picture-reader.ts';
import { findSnapshots, listReadPictures, PICTURES_LOOKED_AT, readPictureSchema } from '../../listing/index.ts';
import { command, note, type PersonWork, query } from '../../people/index.ts';
import { readExceptions } from '../known/excluded-pictures.ts';
import { refusal } from '../refusals.ts';
import { READING_MODES, saveSetting } from './picture-reading-store.ts';
import { listUnread, readBudget } from './read-pictures.ts';

const readingSettingSchema = z
  .object({
    mode: z.enum(READING_MODES),
    /** Pictures that may be read a day. */
    perDay: z.int(),
    readToday: z.int(),
    /** Pictures that the day's number left out today, and that were not read since. */
    passedOver: z.int(),
    /** Packages that are not installed and without which nothing is read. */
    missing: z.array(z.string()),
  })
  .meta({ id: 'PictureReading' });

async function readWhole(work: PersonWork): Promise<z.infer<typeof readingSettingSchema>> {
  const { mode, perDay, readToday, passedOver } = await readBudget(work);
  return { mode, perDay, readToday, passedOver, missing: missingPackages() };
}

/** Whether pictures are read, and what was read in them. */
export const pictureEndpoints = [
  query('GET /v1/picture-reading', {
    says: 'Says whether text in pictures is read, and how many a day.',
    tag: 'screening',
    role: 'reader',
    answer: readingSettingSchema,
    run: readWhole,
  }),
  command('PUT /v1/picture-reading', {
    says: 'Sets whether text in pictures is read, and how many a day.',
    tag: 'screening',
    role: 'administrator',
    body: z.object({ mode: z.enum(READING_MODES), perDay: z.int().min(PICTURES_LOOKED_AT).max(1_000_000) }),
    answer: readingSettingSchema,
    async run(work, { body }) {
      const missing = missingPackages();
      if (body.mode !== 'off' && missing.length > 0)
        throw refusal('VIGIE_SCREENING_NO_READER', { why: sayMissing(missing) });
      await saveSetting(work.tx, work.unit, body, work.now);
      await note(work, { act: 'pictures.set', subject: work.unit, content: body });
      return readWhole(work);
    },
  }),
  query('GET /v1/snapshots/:id/pictures', {
    says: 'Lists the pictures of an offer and the text read in them.',
    tag: 'screening',
    role: 'reader',
    reads: null,
    answer: z.object({ items: z.array(readPictureSchema) }),
    async run({ tx }, { params: { id } }) {
      if ((await findSnapshots(tx, [id])).length === 0) throw refusal('VIGIE_SCREENING_NO_SNAPSHOT', { id });
      return { items: await listReadPictures(tx, [id]) };
    },
  }),
  command('POST /v1/snapshots/:id/picture-readings', {
    says: 'Has the text in an offer’s pictures read.',
    tag: 'screening',
    role: 'analyst',
    // How many pictures will be read.
    answer: z.object({ pictures: z.int() }),
    async run(work, { params: { id } }) {
      const { context, tx, unit } = work;
      const { mode, left, perDay } = await readBudget(work);
      if (mode === 'off') throw refusal('VIGIE_SCREENING_READING_OFF');
      const [snapshot] = await findSnapshots(tx, [id]);
      const unread = snapshot ? await listUnread(tx, [id], await readExceptions(tx)) : [];
      if (unread.length === 0) throw refusal('VIGIE_SCREENING_NOTHING_TO_READ');
      if (unread.length > left) throw refusal('VIGIE_SCREENING_READING_USED_UP', { perDay });
      await context.jobs.send(tx, 'screening.read-pictures', { unit, snapshots: [id], asked: true });
      await note(work, { act: 'pictures.asked', subject: id, content: { pictures: unread.length } });
      return { pictures: unread.length };
    },
  }),
];
