import type { PictureText, Words } from '@vigie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { wordsSchema } from '../base/core/language.ts';
import { keepWords, wordsColumn } from '../base/database/bilingual-column.ts';
import { instant, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { type PictureReading, readingSchema } from '../base/picture/reading.ts';
import { type ShownPicture, shownOf } from './pictures.ts';
import { listPictures, type Snapshot } from './store.ts';

/** A snapshot's picture with what was read in it, as it is answered. */
export const readPictureSchema = z
  .object({
    snapshot: z.string(),
    url: z.string(),
    /** Which of the listing's pictures it is, from 0; null: it lay in the file of the page. */
    place: z.int().nullable(),
    pdq: z.string().nullable(),
    /** Why it could not be had. */
    failure: wordsSchema.nullable(),
    reading: readingSchema.nullable(),
    readAt: z.string().nullable(),
    /** Why it could not be read. */
    readFailure: wordsSchema.nullable(),
  })
  .meta({ id: 'ReadPicture' });
const keptSchema = readPictureSchema.extend({
  failure: wordsColumn.nullable(),
  readAt: instant.nullable(),
  readFailure: wordsColumn.nullable(),
});
/** A snapshot's picture with what was read in it. */
export type ReadPicture = z.infer<typeof keptSchema>;

/** The pictures of these snapshots with what was read in them, in the order of the listing. */
export function listReadPictures(tx: Tx, snapshots: string[]): Promise<ReadPicture[]> {
  return rows(
    tx,
    keptSchema,
    sql`select p.snapshot_id as snapshot, p.url, p.pdq, p.failure, p.reading, p.read_at, p.read_failure,
        (select min(image.place)::int - 1 from jsonb_array_elements_text(s.content -> 'images') with ordinality as image(url, place)
          where image.url = p.url) as place
      from picture p join snapshot s on s.id = p.snapshot_id
      where p.snapshot_id = any(${snapshots}::text[]) order by p.snapshot_id, place nulls last, p.url`,
  );
}

/**
 * Snapshots with what is written in their pictures, as it is screened.
 *
 * @param readExcluded tells the pictures whose words are left out; asked only where there are words
 */
export async function withPictures(
  tx: Tx,
  snapshots: Snapshot[],
  readExcluded?: () => Promise<(picture: ShownPicture) => boolean>,
): Promise<Snapshot[]> {
  const ids = snapshots.map(({ id }) => id);
  const read = (await listReadPictures(tx, ids)).filter(({ place, reading }) => place !== null && reading);
  if (read.length === 0) return snapshots;
  const isExcluded = await readExcluded?.();
  const shownAs = isExcluded ? await readShown(tx, ids) : null;
  const texts = new Map<string, PictureText[]>();
  for (const picture of read) {
    const { snapshot, place, reading } = picture;
    const hashed = shownAs?.(picture);
    if (place === null || !reading || (hashed && isExcluded?.(hashed))) continue;
    const text = reading.lines.map((line) => line.map((word) => word.text).join(' ')).join('\n');
    const codes = reading.codes.map((code) => code.gtin ?? code.text);
    texts.set(snapshot, [...(texts.get(snapshot) ?? []), { place, text, codes }]);
  }
  return snapshots.map((snapshot) => {
    const pictures = texts.get(snapshot.id);
    return pictures ? { ...snapshot, content: { ...snapshot.content, pictures } } : snapshot;
  });
}

/** Tells the pictures of these snapshots as they are compared; null: it was not had. */
export async function readShown(
  tx: Tx,
  snapshots: string[],
): Promise<(picture: { snapshot: string; url: string }) => ShownPicture | null> {
  const keyOf = ({ snapshot, url }: { snapshot: string; url: string }): string => `${snapshot} ${url}`;
  const shown = new Map((await listPictures(tx, snapshots)).map((picture) => [keyOf(picture), shownOf(picture)]));
  return (picture) => shown.get(keyOf(picture)) ?? null;
}

/** Keeps what was read in a picture, or why it could not be; once, since findings rest on it. */
export async function saveReading(
  tx: Tx,
  picture: { snapshot: string; url: string },
  read: { reading: PictureReading } | { failure: Words },
  now: Date,
): Promise<void> {
  const reading = 'reading' in read ? JSON.stringify(read.reading) : null;
  const failure = 'failure' in read ? keepWords(read.failure) : null;
  await sql`update picture set reading = ${reading}::jsonb, read_failure = ${failure}, read_at = ${now}
    where snapshot_id = ${picture.snapshot} and url = ${picture.url} and read_at is null`.execute(tx);
}

/** How many pictures were read since an instant. */
export async function countReadings(tx: Tx, since: Date): Promise<number> {
  const found = await row(
    tx,
    z.object({ count: z.int() }),
    sql`select count(*)::int as count from picture where read_at >= ${since}`,
  );
  return found?.count ?? 0;
}

/** Notes that the number of a day left these pictures unread. */
export async function passOver(
  tx: Tx,
  pictures: readonly { snapshot: string; url: string }[],
  day: string,
): Promise<void> {
  await sql`update picture p set passed_on = ${day}::date
    from jsonb_to_recordset(${JSON.stringify(pictures)}::jsonb) as o(snapshot text, url text)
    where p.snapshot_id = o.snapshot and p.url = o.url and p.read_at is null`.execute(tx);
}

/** How many pictures the number of a day left out, that have not been read since. */
export async function countPassedOver(tx: Tx, day: string): Promise<number> {
  const found = await row(
    tx,
    z.object({ count: z.int() }),
    sql`select count(*)::int as count from picture where passed_on = ${day}::date and read_at is null`,
  );
  return found?.count ?? 0;
}
