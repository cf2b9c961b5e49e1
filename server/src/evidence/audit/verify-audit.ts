import { openTiles, verifyLog } from '@vigie/proof';
import { ALL_CASES } from '../../base/database/reader.ts';
import type { Store, Tx } from '../../base/database/store.ts';
import { listUnits, walkAudit } from '../../people/index.ts';
import type { Vault } from '../vault/vault.ts';
import { type AuditHead, digestOfHead, leafOfAudit } from './audit-leaf.ts';
import { findLastHead, findLastLeaf, listHeads, listHeadsOfLeaves, listLeaves } from './audit-leaf-store.ts';
import { readKeptLeaf } from './kept-leaf.ts';

const LEAVES_AT_ONCE = 1000;
/** Entries of the log in a tile (C2SP tlog-tiles). */
const TILE = 256;

/** How a unit's chain stands. */
export interface UnitReport {
  unit: string;
  /** Entries that hold, from the first. */
  entries: number;
  /** Of these, those that the log vouches for. */
  covered: number;
  /** The first entry that does not hold. */
  entry: number | null;
  /** What does not hold, in words; null: all does. */
  fault: string | null;
}

export interface AuditReport {
  ok: boolean;
  units: UnitReport[];
  /** Leaves in the log that hold. */
  leaves: number;
  /** What does not hold of the leaves or the log, in words. */
  fault: string | null;
}

/** Recomputes a unit's chain, and compares it with what was logged of it, a page at a time. */
async function verifyUnit(tx: Tx, unit: string, kept: AuditHead | undefined): Promise<UnitReport> {
  // Read before the chain, which grows meanwhile.
  const logged = Math.max((await findLastHead(tx))?.number ?? 0, kept?.number ?? 0);
  let entries = 0;
  let covered = 0;
  const broken = (entry: number, fault: string): UnitReport => ({ unit, entries, covered, entry, fault });
  const walk = walkAudit(tx);
  for (;;) {
    const { done, value } = await walk.next();
    if (done && value)
      return broken(value.number, `Entry ${value.number} ${value.what === 'missing' ? 'is missing' : 'was changed'}.`);
    if (done) {
      if (entries >= logged) return { unit, entries, covered, entry: null, fault: null };
      return broken(entries + 1, `Entry ${entries + 1} is missing: the log vouches for ${logged} entries.`);
    }
    const digests = new Map(value.map(({ number, digest }) => [number, digest]));
    const heads: AuditHead[] = await listHeads(tx, entries + 1, entries + value.length);
    if (kept && digests.has(kept.number)) heads.push(kept);
    for (const { number, digest } of heads) {
      if (digests.get(number) !== digest)
        return broken(covered + 1, `One of the entries ${covered + 1} to ${number} was changed since it was logged.`);
      covered = number;
    }
    entries += value.length;
  }
}

/** How one unit's chain stands: recomputed, and compared with what the log has of it. Reads alone. */
export function verifyUnitChain(store: Store, { logDir }: Pick<Vault, 'logDir'>, unit: string): Promise<UnitReport> {
  const kept = readKeptLeaf(logDir)?.heads.find((head) => head.unit === unit);
  return store.inUnit(unit, (tx) => verifyUnit(tx, unit, kept), ALL_CASES);
}

/** Digests of all units' heads by leaf, sorted, for leaves from one number to another. */
async function digestsByLeaf(store: Store, units: readonly string[], from: number, to: number) {
  const byLeaf = new Map<number, string[]>();
  for (const unit of units) {
    for (const { leaf, ...head } of await store.inUnit(unit, (tx) => listHeadsOfLeaves(tx, from, to)))
      byLeaf.set(leaf, [...(byLeaf.get(leaf) ?? []), digestOfHead(head)].sort());
  }
  return byLeaf;
}

/** Compares the leaves with their heads, with each other, and with the log. */
async function verifyLeaves(
  store: Store,
  vault: Pick<Vault, 'logDir' | 'origin' | 'verifierKey'>,
  units: readonly string[],
): Promise<{ leaves: number; fault: string | null }> {
  // Read before the log, which grows meanwhile.
  const until = (await findLastLeaf(store.db))?.statement.number ?? 0;
  const log = verifyLog(vault.logDir, vault.origin, vault.verifierKey);
  if (!log.ok) return { leaves: 0, fault: `The log does not hold: ${log.fault}` };
  const tiles = openTiles(vault.logDir, log.size);
  let tile: { index: number; entries: Uint8Array[] } | null = null;
  const entryOf = (index: number): Uint8Array | undefined => {
    const at = Math.floor(index / TILE);
    if (index >= log.size) return undefined;
    if (tile?.index !== at) tile = { index: at, entries: tiles.entries(at) };
    return tile.entries[index % TILE];
  };
  let leaves = 0;
  let previous: { leaf: Buffer; logIndex: number } | null = null;
  for (;;) {
    if (leaves >= until) return { leaves, fault: null };
    const page = await listLeaves(store.db, leaves, Math.min(LEAVES_AT_ONCE, until - leaves));
    if (page.length === 0) return { leaves, fault: `Leaf ${leaves + 1} is missing.` };
    const digests = await digestsByLeaf(store, units, leaves + 1, leaves + page.length);
    for (const { statement, logIndex } of page) {
      const leaf = leafOfAudit(statement);
      const number = leaves + 1;
      const follows = statement.previous === (previous?.leaf.toString('hex') ?? null);
      if (statement.number !== number || !follows) return { leaves, fault: `Leaf ${number} is missing.` };
      if (JSON.stringify(digests.get(number) ?? []) !== JSON.stringify(statement.heads))
        return { leaves, fault: `What leaf ${number} is of was changed or deleted.` };
      // The last may be about to be put into the log.
      if (logIndex === null && number === until) return { leaves, fault: null };
      if (logIndex === null || logIndex <= (previous?.logIndex ?? -1) || !leaf.equals(entryOf(logIndex) ?? Buffer.of()))
        return { leaves, fault: `Leaf ${number} is not entry ${logIndex ?? '–'} of the log.` };
      previous = { leaf, logIndex };
      leaves = number;
    }
  }
}

/**
 * Recomputes the audit chains of all units, and compares them with what of them is in the log: who changed or deleted
 * entries, with whatever rights in the database, is found out as soon as a leaf covered them. Reads alone; may run
 * beside a service.
 */
export async function verifyAuditLog(
  store: Store,
  vault: Pick<Vault, 'logDir' | 'origin' | 'verifierKey'>,
): Promise<AuditReport> {
  const kept = readKeptLeaf(vault.logDir);
  const known = await listUnits(store.db);
  const lost = kept?.heads.filter(({ unit }) => !known.includes(unit)) ?? [];
  const { leaves, fault } = await verifyLeaves(store, vault, known);
  const [last] = kept ? await listLeaves(store.db, kept.statement.number - 1, 1) : [];
  const isKnown = !kept || (last && leafOfAudit(last.statement).equals(leafOfAudit(kept.statement)));
  const units: UnitReport[] = lost.map(({ unit }) => ({
    unit,
    entries: 0,
    covered: 0,
    entry: 1,
    fault: 'The unit is missing.',
  }));
  for (const unit of known) units.push(await verifyUnitChain(store, vault, unit));
  const said = fault ?? (isKnown ? null : `The database has lost leaf ${kept?.statement.number} of the log.`);
  return { ok: said === null && units.every((unit) => unit.fault === null), units, leaves, fault: said };
}
