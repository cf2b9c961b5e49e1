import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import { ask, auditFilterSchema, download, listForExport, namesOf } from '../../people/index.ts';
import { proveEntry } from '../log/prove-package.ts';
import type { Vault } from '../vault/vault.ts';
import { writeAuditExport } from './audit-export.ts';
import { leafOfAudit } from './audit-leaf.ts';
import { findCovering } from './audit-leaf-store.ts';
import { verifyUnitChain } from './verify-audit.ts';

const MOST = 10_000;
const exportQuerySchema = auditFilterSchema.extend({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(MOST).default(MOST),
});

const verificationSchema = z
  .object({
    entries: z.int().describe('Entries that hold, from the first'),
    covered: z.int().describe('Of these, those that the log vouches for'),
    broken: z.int().nullable().describe('The first entry that does not hold; null: all do'),
    at: z.string(),
  })
  .meta({ id: 'AuditVerification' });

/** The audit log, signed, for those who check it elsewhere; and whether it holds here. */
export const auditEndpoints = (vault: Vault): Endpoint[] => [
  // Asked for by a person: the whole chain is recomputed.
  ask('GET /v1/audit/verification', {
    says: 'Checks that the chain of the audit log is unbroken.',
    tag: 'audit',
    role: 'auditor',
    answer: verificationSchema,
    async run({ context: { store }, by, now }) {
      const { entries, covered, entry } = await verifyUnitChain(store, vault, by.unit.id);
      return { entries, covered, broken: entry, at: now.toISOString() };
    },
  }),
  download('GET /v1/audit/export', {
    says: 'Exports entries of the audit log as a file.',
    tag: 'audit',
    role: 'auditor',
    query: exportQuerySchema,
    async find({ context, tx, by, now }, { query: { after, limit, ...filter } }) {
      const entries = await listForExport(tx, filter, { after, limit }, context.config.home.timeZone);
      const seen = entries.flatMap((entry) => ('withheld' in entry ? [] : entry));
      const names = await namesOf(tx, seen);
      const [first, last] = [entries.at(0)?.number ?? 0, entries.at(-1)?.number ?? 0];
      const isWhole = Object.keys(filter).length === 0;
      return {
        header: {
          unit: by.unit,
          filter,
          madeAt: now.toISOString(),
          after,
          next: entries.length === limit ? last : null,
          withheld: entries.length - seen.length,
        },
        entries: entries.map((entry) =>
          'withheld' in entry ? entry : { ...entry, name: names.get(entry.account ?? '') ?? null },
        ),
        covering: isWhole ? await findCovering(tx, first, last) : null,
      };
    },
    reads: ({ header, entries }, { query: asked }) => ({
      act: 'audit.exported',
      subject: 'audit',
      content: { ...asked, entries: entries.length - header.withheld },
    }),
    file({ covering, ...page }, { config }) {
      const log = covering && {
        head: covering.head,
        statement: covering.statement,
        proof: proveEntry(
          vault,
          { id: 'audit', index: covering.logIndex, leaf: leafOfAudit(covering.statement) },
          config.witnesses,
        ),
      };
      return {
        type: 'application/jsonl; charset=utf-8',
        name: `audit-${page.header.after}.jsonl`,
        body: writeAuditExport({ ...page, log }, vault.signer),
      };
    },
  }),
];
