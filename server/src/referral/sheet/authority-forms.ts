import { join } from 'node:path';
import { z } from 'zod';
import {
  inBothLanguages,
  KEY,
  provenance,
  REGISTERS_DIR,
  readFolder,
  traceable,
} from '../../base/registers/read-yaml.ts';

/** What of the record goes into a field. */
const SHEET_VALUES = [
  'authority',
  'barcode',
  'brand',
  'category',
  'country',
  'description',
  'failed-methods',
  'hearing',
  'legal',
  'manufacturer',
  'marketplace',
  'measure-addressees',
  'measure-dates',
  'measure-type',
  'measures',
  'model',
  'online',
  'pictures',
  'product',
  'reference',
  'responsible-person',
  'territory',
  'tests',
  'title',
  'trader',
  'urls',
] as const;
export type SheetValue = (typeof SHEET_VALUES)[number];

/** A form of another authority's system: its fields in the order in which they are filled in. */
const authorityFormSchema = traceable(
  z.strictObject({
    key: KEY,
    title: inBothLanguages,
    /** Where the form is; null: not known. */
    url: z.url({ protocol: /^https$/ }).nullable(),
    sections: z.array(z.strictObject({ key: KEY, en: z.string().min(1), fr: z.string().min(1) })).min(1),
    fields: z
      .array(
        z
          .strictObject({
            key: KEY,
            section: KEY,
            value: z.enum(SHEET_VALUES).nullable(),
            /** Who fills it in: the record, the other system, or a person, since the record does not hold it. */
            from: z.enum(['record', 'system', 'person']),
            /** The source has this field. */
            verified: z.boolean(),
            label: inBothLanguages,
          })
          .refine(
            ({ value, from }) => (from === 'record') === (value !== null),
            'what the record fills in has a value',
          ),
      )
      .min(1)
      .max(100),
    ...provenance,
    note: inBothLanguages,
  }),
);
export type AuthorityForm = z.infer<typeof authorityFormSchema>;

/**
 * The forms of `registers/authority-forms`: the one that begins with the sheet first.
 *
 * @throws VigieError VIGIE_REGISTER_INVALID with the file and the place in it
 */
export const loadAuthorityForms = (dir: string = REGISTERS_DIR): AuthorityForm[] =>
  readFolder(join(dir, 'authority-forms'), authorityFormSchema).sort((a, b) => b.key.localeCompare(a.key, 'en'));
