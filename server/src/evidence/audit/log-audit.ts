import { randomBytes } from 'node:crypto';
import type { Context } from '../../base/context.ts';
import type { Db } from '../../base/database/store.ts';
import { findAuditDigest, findAuditHead, inWork, listUnits } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import type { Vault } from '../vault/vault.ts';
import { type AuditHead, leafOfAudit, stateHeads } from './audit-leaf.ts';
import {
  type AuditLeaf,
  findLastHead,
  findLastLeaf,
  listHeadsOfLeaves,
  listLeaves,
  placeLeaf,
  saveHead,
  saveLeaf,
} from './audit-leaf-store.ts';
import { keepLeaf, readKeptLeaf } from './kept-leaf.ts';

const randomHex = (): string => randomBytes(32).toString('hex');

/** Whether the database still knows the newest leaf that was kept beside the log. */
async function knowsKept(db: Db, logDir: string): Promise<boolean> {
  const kept = readKeptLeaf(logDir);
  if (!kept) return true;
  const { statement } = kept;
  const [known] = await listLeaves(db, statement.number - 1, 1);
  return known !== undefined && leafOfAudit(known.statement).equals(leafOfAudit(statement));
}

/**
 * How far a unit's chain has come since its last head: the head for the leaf of this number; null where it has not
 * grown, or where it no longer holds what was logged of it.
 */
const takeHead = (context: Context, unit: string, leaf: number): Promise<AuditHead | null> =>
  inWork(context, unit, async ({ tx }) => {
    const last = await findLastHead(tx);
    if (last && last.leaf >= leaf) {
      // Of a run that was cut off before its leaf was planned.
      const { leaf: _, ...taken } = last;
      return taken;
    }
    if (last && (await findAuditDigest(tx, last.number)) !== last.digest) {
      context.log.error({ unit, entry: last.number, leaf: last.leaf }, 'the audit log is not what was logged of it');
      return null;
    }
    const head = await findAuditHead(tx);
    if (!head || head.number <= (last?.number ?? 0)) return null;
    const taken = { unit, ...head, salt: randomHex() };
    await saveHead(tx, leaf, taken);
    return taken;
  });

/** Puts a planned leaf into the log, once: after a crash it is found again there by what it is. */
async function placeInLog({ store }: Context, vault: Vault, { statement }: AuditLeaf): Promise<void> {
  const logIndex = await vault.entries.appendOnce(leafOfAudit(statement));
  const heads: AuditHead[] = [];
  for (const unit of await listUnits(store.db)) {
    const taken = await store.inUnit(unit, (tx) => listHeadsOfLeaves(tx, statement.number, statement.number));
    heads.push(...taken.map(({ leaf: _, ...head }) => head));
  }
  keepLeaf(vault.logDir, { statement, logIndex, heads });
  await placeLeaf(store.db, statement.number, logIndex);
}

/**
 * Puts one salted leaf into the log over all units' audit chains, where any of them has grown. What was logged before is
 * compared with the database first: a chain that is not what it was is not logged on.
 *
 * @throws VigieError `VIGIE_EVIDENCE_AUDIT_BEHIND` where the database has lost the newest leaf; ProofError of the log
 */
export async function logAudit(context: Context, vault: Vault): Promise<void> {
  const { store, clock } = context;
  if (!(await knowsKept(store.db, vault.logDir))) throw refusal('VIGIE_EVIDENCE_AUDIT_BEHIND', { dir: vault.logDir });
  const last = await findLastLeaf(store.db);
  if (last && last.logIndex === null) await placeInLog(context, vault, last);
  const number = (last?.statement.number ?? 0) + 1;
  const heads: AuditHead[] = [];
  for (const unit of await listUnits(store.db)) {
    const head = await takeHead(context, unit, number);
    if (head) heads.push(head);
  }
  if (heads.length === 0) return;
  const statement = stateHeads(heads, { previous: last?.statement ?? null, salt: randomHex(), now: clock() });
  await saveLeaf(store.db, statement);
  await placeInLog(context, vault, { statement, logIndex: null });
}
