/**
 * Makes of registers/page-phrases/*.yaml the one file that is read when Vigie starts, registers/page-phrases.json, and
 * their schema beside it:
 *   node tools/generate/page-phrases.ts
 * A test tells when they are stale.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  mergePagePhrases,
  pagePhrasesJsonSchema,
  pagePhrasesSchema,
} from '../../server/src/base/registers/page-phrases-schema.ts';
import { REGISTERS_DIR, readFolder } from '../../server/src/base/registers/read-yaml.ts';

const $comment = 'Generated from registers/page-phrases/*.yaml by: node tools/generate/page-phrases.ts';

/**
 * The content of each file, by its name.
 *
 * @throws VigieError VIGIE_REGISTER_INVALID with the file and the place in it
 */
export function makePagePhrases(folder: string = join(REGISTERS_DIR, 'page-phrases')) {
  const merged = mergePagePhrases(readFolder(folder, pagePhrasesSchema));
  return {
    'page-phrases.json': { $comment, ...merged },
    'page-phrases.schema.json': pagePhrasesJsonSchema(),
  };
}

if (import.meta.main) {
  for (const [name, content] of Object.entries(makePagePhrases()))
    writeFileSync(join(REGISTERS_DIR, name), `${JSON.stringify(content, null, 2)}\n`);
}
