import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import { z } from 'zod';

const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** How far a unit's audit chain had come; `salt` keeps its digest from telling. */
export const auditHeadSchema = z.object({
  unit: z.string(),
  /** Of the chain's last entry, as its digest is. */
  number: z.int(),
  digest: digestSchema,
  salt: digestSchema,
});
export type AuditHead = z.infer<typeof auditHeadSchema>;

/** What a leaf of the log is of: the heads of those chains that had grown since the leaf before it. */
export const auditStatementSchema = z.object({
  format: z.literal('vigie-audit/1'),
  /** From 1, by one. */
  number: z.int(),
  at: z.string(),
  /** Digests of the heads (`digestOfHead`), sorted: whoever has one tells nothing of the others. */
  heads: z.array(digestSchema),
  /** The leaf before it, hex. */
  previous: digestSchema.nullable(),
  salt: digestSchema,
});
export type AuditStatement = z.infer<typeof auditStatementSchema>;

/** SHA-256(salt, SHA-256(canonical JSON)): as for seals, so that the log does not tell which its entries are. */
function saltedDigest(salt: string, content: unknown): Buffer {
  const digest = createHash('sha256').update(canonicalJson(content)).digest();
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(digest).digest();
}

export const digestOfHead = ({ salt, ...head }: AuditHead): string => saltedDigest(salt, head).toString('hex');

/** The statement's leaf in the log: 32 bytes. */
export const leafOfAudit = (statement: AuditStatement): Buffer => saltedDigest(statement.salt, statement);

/** States heads. `salt`: 32 random bytes, hex. */
export function stateHeads(
  heads: readonly AuditHead[],
  about: { previous: AuditStatement | null; salt: string; now: Date },
): AuditStatement {
  const { previous, salt, now } = about;
  return {
    format: 'vigie-audit/1',
    number: (previous?.number ?? 0) + 1,
    at: now.toISOString(),
    heads: heads.map(digestOfHead).sort(),
    previous: previous && leafOfAudit(previous).toString('hex'),
    salt,
  };
}
