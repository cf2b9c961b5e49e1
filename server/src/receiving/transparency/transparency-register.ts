import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REGISTERS_DIR } from '../../base/registers/read-yaml.ts';

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

/** Reads `registers/transparency-database/enums.json` (made by `tools/generate-transparency-register.ts`). */
export function loadTransparencyRegister(dir: string = REGISTERS_DIR): TransparencyRegister {
  return registerSchema.parse(JSON.parse(readFileSync(join(dir, 'transparency-database/enums.json'), 'utf8')));
}
