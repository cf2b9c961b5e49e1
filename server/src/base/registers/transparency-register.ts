import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REGISTERS_DIR } from './read-yaml.ts';

const registerSchema = z.object({
  source: z.string(),
  checked: z.iso.date(),
  verified: z.boolean(),
  enums: z.record(z.string(), z.array(z.string())),
  /** The keywords of each category. */
  keywords: z.record(z.string(), z.array(z.string())),
});

/** The values that the Commission's Transparency Database takes, with where they come from. */
export type TransparencyRegister = z.infer<typeof registerSchema>;

/** Reads `registers/transparency-database/enums.json` (made by `tools/generate/transparency-register.ts`). */
export function loadTransparencyRegister(dir: string = REGISTERS_DIR): TransparencyRegister {
  return registerSchema.parse(JSON.parse(readFileSync(join(dir, 'transparency-database/enums.json'), 'utf8')));
}

const packsSchema = z.object({
  packs: z.array(z.object({ pack: z.string(), category: z.string(), keyword: z.string() })),
});

/** The category and keyword that each pack's findings belong to, from `registers/transparency-database/goods.json`: this project's reading. */
export function loadPackCategories(dir: string = REGISTERS_DIR): { pack: string; category: string; keyword: string }[] {
  return packsSchema.parse(JSON.parse(readFileSync(join(dir, 'transparency-database/goods.json'), 'utf8'))).packs;
}

/** Fields with one value of an enumeration. */
export const ONE_OF: Record<string, string> = {
  decision_monetary: 'DECISION_MONETARIES',
  decision_provision: 'DECISION_PROVISIONS',
  decision_account: 'DECISION_ACCOUNTS',
  account_type: 'ACCOUNT_TYPES',
  decision_ground: 'DECISION_GROUNDS',
  incompatible_content_illegal: 'INCOMPATIBLE_CONTENT_ILLEGALS',
  category: 'STATEMENT_CATEGORIES',
  source_type: 'SOURCE_TYPES',
  automated_detection: 'AUTOMATED_DETECTIONS',
  automated_decision: 'AUTOMATED_DECISIONS',
  content_language: 'CONTENT_LANGUAGES',
};

/** Fields with several. */
export const SOME_OF: Record<string, string> = {
  decision_visibility: 'DECISION_VISIBILITIES',
  content_type: 'CONTENT_TYPES',
  category_addition: 'STATEMENT_CATEGORIES',
  category_specification: 'KEYWORDS',
  territorial_scope: 'TERRITORIAL_SCOPE',
};
