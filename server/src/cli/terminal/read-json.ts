import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import { VigieError } from '../../base/core/errors.ts';
import { checkFile } from '../../listing/read/index.ts';

/** What a person gave, by its schema. @throws VigieError `VIGIE_CLI_INPUT`: where it is wrong, and what */
export function readInput<T>(schema: z.ZodType<T>, given: unknown, from: string): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new VigieError('VIGIE_CLI_INPUT', `${from}: ${issue?.path.join('.') ?? ''}: ${issue?.message}`);
}

/** A JSON file, or standard input for `-`, as an object. @throws VigieError `VIGIE_CLI_INPUT`, `VIGIE_CLI_FILE` */
export async function readJsonFile(file: string): Promise<Record<string, unknown>> {
  if (file !== '-') await checkFile(file);
  const content = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  try {
    return Object(JSON.parse(content));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new VigieError('VIGIE_CLI_INPUT', `${file}: ${why}`);
  }
}
