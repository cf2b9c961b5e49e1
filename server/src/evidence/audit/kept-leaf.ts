import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable } from '@vigie/proof';
import { z } from 'zod';
import { auditHeadSchema, auditStatementSchema } from './audit-leaf.ts';

const keptSchema = z.object({ statement: auditStatementSchema, logIndex: z.int(), heads: z.array(auditHeadSchema) });
/** The newest leaf with its heads. */
export type KeptLeaf = z.infer<typeof keptSchema>;

const pathOf = (logDir: string): string => join(logDir, 'audit-leaf.json');

/**
 * Keeps the newest leaf beside the log too, out of the database's reach: who deletes the newest entries there, the heads
 * that cover them and the leaf with them, is found out by this.
 */
export function keepLeaf(logDir: string, leaf: KeptLeaf): void {
  writeDurable(pathOf(logDir), new TextEncoder().encode(`${JSON.stringify(leaf)}\n`), 0o600);
}

/** The leaf that was kept; null where none was. */
export function readKeptLeaf(logDir: string): KeptLeaf | null {
  const path = pathOf(logDir);
  return existsSync(path) ? keptSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}
