import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { REGISTERS_DIR } from '../../base/registers/read-yaml.ts';

const choiceSchema = z.object({ value: z.string(), title: wordsSchema });

/**
 * What a decision on goods chooses from: restrictions of art. 17(1), and categories with their keywords, each with its
 * title.
 */
export const transparencyChoicesSchema = z
  .object({
    restrictions: z.array(choiceSchema.extend({ part: z.enum(['visibility', 'monetary', 'provision', 'account']) })),
    categories: z.array(choiceSchema.extend({ keywords: z.array(choiceSchema) })),
    packs: z
      .array(z.object({ pack: z.string(), category: z.string(), keyword: z.string(), restriction: z.string() }))
      .describe('What a decision on the findings of a pack begins with: a person keeps or changes it'),
  })
  .meta({ id: 'TransparencyChoices' });

/** Reads `registers/transparency-database/goods.json`. */
export function loadTransparencyChoices(dir: string = REGISTERS_DIR): z.infer<typeof transparencyChoicesSchema> {
  return transparencyChoicesSchema.parse(
    JSON.parse(readFileSync(join(dir, 'transparency-database/goods.json'), 'utf8')),
  );
}
