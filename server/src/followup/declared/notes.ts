import { join } from 'node:path';
import { z } from 'zod';
import {
  inBothLanguages,
  KEY,
  PLAIN_DATE,
  provenance,
  REGISTERS_DIR,
  readEntry,
  traceable,
} from '../../base/registers/read-yaml.ts';

const notesSchema = z.strictObject({
  notes: z.array(
    traceable(
      z.strictObject({
        key: KEY,
        /** The days whose files it touches; null: from the first, or to the last. */
        from: PLAIN_DATE.nullable(),
        until: PLAIN_DATE.nullable(),
        text: inBothLanguages,
        ...provenance,
        source: z.string().min(1),
      }),
    ),
  ),
});

/** What the database says of faults and changes of its own (`registers/transparency-database/notes.yaml`) in a period. */
export const loadNotes = (from: string, to: string, dir: string = REGISTERS_DIR) =>
  readEntry(join(dir, 'transparency-database/notes.yaml'), notesSchema).notes.filter(
    (note) => (note.from === null || note.from <= to) && (note.until === null || note.until >= from),
  );
