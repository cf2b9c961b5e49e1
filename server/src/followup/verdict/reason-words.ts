import type { Words } from '@vigie/engine';
import { z } from 'zod';
import type { Language } from '../../base/core/language.ts';
import { FAILURE_WORDS } from '../../base/fetch/failure-words.ts';
import en from './reasons.en.json' with { type: 'json' };
import fr from './reasons.fr.json' with { type: 'json' };

const valueSchema = z.union([z.string(), z.number(), z.array(z.string()), z.record(z.string(), z.array(z.string()))]);

/** A reason as it is kept, one of an older version included. */
export const keptReasonSchema = z.object({ code: z.string(), params: z.record(z.string(), valueSchema) });
export type KeptReason = z.infer<typeof keptReasonSchema>;
type Value = z.infer<typeof valueSchema>;

interface Catalogue {
  /** By code, or by code and what speaks against it (`says-gone.shown`). */
  sentences: Record<string, string>;
  /** Words for values that stand for something, by the value's name. */
  values: Record<string, Record<string, string>>;
  between: string;
}
const CATALOGUES: Record<Language, Catalogue> = { en, fr };

const own = <T>(table: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

function sayValue({ values, between }: Catalogue, name: string, value: Value): string {
  if (typeof value !== 'object') return String(value);
  const words = own(values, name) ?? {};
  if (Array.isArray(value)) return value.map((each) => own(words, each) ?? each).join(', ');
  const groups = Object.entries(value).map(([key, places]) =>
    (own(words, key) ?? `${key}: {places}`).replace('{places}', () => places.join(', ')),
  );
  return groups.join(between);
}

function sayIn(language: Language, { code, params }: KeptReason): string {
  const catalogue = CATALOGUES[language];
  const { sentences } = catalogue;
  const failure = own<Words>(FAILURE_WORDS, code);
  if (failure) return failure[language];
  const sentence =
    own(sentences, `${code}.${String(params.yet)}`) ??
    own(sentences, code) ??
    (code.startsWith('status-') ? sentences.status : undefined) ??
    // A code that an older version gave: what it noted, as it is.
    ('note' in params ? '{note}' : code);
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => sayValue(catalogue, name, own(params, name) ?? ''));
}

/** A reason of a check in words, made of its code and values alone. */
export function sayReason(reason: KeptReason): Words {
  return { en: sayIn('en', reason), fr: sayIn('fr', reason) };
}
