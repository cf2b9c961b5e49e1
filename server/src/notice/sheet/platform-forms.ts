import { existsSync } from 'node:fs';
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

/** What of a document goes into a field. */
const FIELD_VALUES = [
  'reasons',
  'locations',
  'identifiers',
  'legal-basis',
  'trader',
  'name',
  'organisation',
  'email',
  'statement',
  'reference',
  'whole',
] as const;
export type FieldValue = (typeof FIELD_VALUES)[number];

/** A platform's own form: its fields in the order in which they are filled in. */
const platformFormSchema = traceable(
  z.strictObject({
    key: KEY,
    /** A key of `registers/platforms`; null: of any platform. */
    platform: KEY.nullable(),
    title: inBothLanguages,
    url: z.url({ protocol: /^https$/ }).nullable(),
    fields: z
      .array(
        z.strictObject({
          key: KEY,
          /** The point of the article that asks for it; null: the platform does. */
          point: z.string().min(1).nullable(),
          value: z.enum(FIELD_VALUES),
          /** Characters that the field takes; null: not known. */
          maxLength: z.int().min(1).nullable(),
          label: inBothLanguages,
        }),
      )
      .min(1)
      .max(50),
    ...provenance,
    note: z.string().nullable(),
  }),
);
export type PlatformForm = z.infer<typeof platformFormSchema>;

/**
 * The forms of `registers/platform-forms`, and of the user's own register, which adds some or replaces one of the same
 * key.
 *
 * @throws VigieError VIGIE_REGISTER_INVALID with the file and the place in it
 */
export function loadPlatformForms(ownDir?: string, dir: string = REGISTERS_DIR): PlatformForm[] {
  const folders = [join(dir, 'platform-forms'), ...(ownDir !== undefined && existsSync(ownDir) ? [ownDir] : [])];
  const forms = folders.flatMap((folder) => readFolder(folder, platformFormSchema));
  return [...new Map(forms.map((form) => [form.key, form])).values()];
}

/** The forms that a notice to a platform may be filled into: its own first, then that of any platform. */
export const formsOf = (forms: readonly PlatformForm[], platform: string | null): PlatformForm[] => [
  ...forms.filter((form) => form.platform !== null && form.platform === platform),
  ...forms.filter((form) => form.platform === null),
];
