import { createHash } from 'node:crypto';
import type { Context, PackSet, Packs } from '../../base/context.ts';
import { plainDate } from '../../base/core/clock.ts';
import type { Tx } from '../../base/database/store.ts';
import { compilePacks } from '../packs/read-packs.ts';
import { findText, type InUse, listInForce, listInUse } from './studio-store.ts';

/** Units' packs of this process, by the installed ones and the digests of the unit's own: nothing of them ever changes. */
const merged = new WeakMap<Packs, Map<string, Packs>>();
const MOST_KEPT = 32;

type Holder = Pick<Context, 'packs' | 'config'>;

/**
 * The packs of a unit on the day of an instant: those installed, with the versions that two of its people put in force
 * in their place, and its drafts in shadow.
 */
export async function packsOf(context: Holder, tx: Tx, now: Date): Promise<Packs> {
  return withOwn(context, tx, await listInUse(tx, plainDate(now, context.config.home.timeZone)));
}

/** The same, and `pack/rule` of the rules that the unit has disabled. */
export async function inForce(
  context: Holder,
  tx: Tx,
  now: Date,
): Promise<{ packs: Packs; disabled: ReadonlySet<string> }> {
  const { used, disabled } = await listInForce(tx, plainDate(now, context.config.home.timeZone));
  return { packs: await withOwn(context, tx, used), disabled };
}

async function withOwn({ packs }: Holder, tx: Tx, used: readonly InUse[]): Promise<Packs> {
  const own = used.filter(({ digest }) => digest !== null);
  if (own.length === 0) return packs;
  const known = merged.get(packs) ?? new Map<string, Packs>();
  merged.set(packs, known);
  const key = own.map(({ stage, pack, digest }) => `${stage} ${pack} ${digest}`).join('\n');
  const before = known.get(key);
  if (before) return before;
  const live = await readOwn(tx, own, 'live');
  const shadow = await readOwn(tx, own, 'shadow');
  const made = {
    ...inPlace(packs, live),
    shadow: packs.shadow && shadow ? inPlace(packs.shadow, shadow) : (shadow ?? packs.shadow),
  };
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, made);
  return made;
}

async function readOwn(tx: Tx, own: readonly InUse[], stage: InUse['stage']): Promise<PackSet | null> {
  const files: { name: string; text: string }[] = [];
  for (const { pack, digest } of own.filter((each) => each.stage === stage)) {
    const text = await findText(tx, pack, digest ?? '');
    if (text !== null) files.push({ name: `${pack}.yaml`, text });
  }
  return files.length > 0 ? compilePacks(files, stage) : null;
}

/**
 * Packs with some of them, or more, of the unit's own. Both are screened by, one after the other: what is installed is
 * compiled once for all units.
 */
function inPlace(installed: PackSet, own: PackSet | null): PackSet {
  if (!own) return installed;
  const replaced = new Set(own.packs.map(({ id }) => id));
  const isKept = ({ pack }: { pack: string }): boolean => !replaced.has(pack);
  return {
    packs: [...installed.packs.filter(({ id }) => !replaced.has(id)), ...own.packs],
    digest: createHash('sha256').update(installed.digest).update(own.digest).digest('hex'),
    versions: [...installed.versions.filter(({ id }) => !replaced.has(id)), ...own.versions],
    rules: [...installed.rules.filter(isKept), ...own.rules],
    screener: {
      screen: (listing, options) => [
        ...installed.screener.screen(listing, options).filter(isKept),
        ...own.screener.screen(listing, options),
      ],
      explain: (listing, options) => [
        ...installed.screener.explain(listing, options).filter(isKept),
        ...own.screener.explain(listing, options),
      ],
      get packs() {
        return [...installed.screener.packs.filter(({ id }) => !replaced.has(id)), ...own.screener.packs];
      },
    },
  };
}
