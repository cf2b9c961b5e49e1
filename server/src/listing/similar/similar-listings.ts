import { setImmediate } from 'node:timers/promises';
import { type Goods, GoodsIndex, type Listing, type SharedWord } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { ALL_CASES } from '../../base/database/reader.ts';
import type { Store, Tx } from '../../base/database/store.ts';
import { findNewest, findSnapshots, listRestrictedSnapshots, listSnapshotsAfter } from '../store.ts';

/** Of a unit so many texts are looked among, the newest: some fifty megabytes. */
const MOST_TEXTS = 200_000;
/** So many are read in one go, some thirty milliseconds of work: whoever asks for another page does not wait for all. */
const STEP = 100;
/** A question waits so long, in milliseconds, for what it is compared with to be read; the next one goes on from there. */
const PATIENCE = 1_500;
/** Units whose texts are kept in memory. */
const MOST_UNITS = 4;
/** Of what two texts say, both say so much at least. */
const LEAST_SCORE = 0.25;
const MOST_FOUND = 64;
const MOST_TOLD = 10;
/** The words that are named to say what is alike. */
const MOST_WORDS = 8;

/** An offer that is like another, and by which words. */
export interface SimilarListing {
  listing: string;
  title: string;
  url: string | null;
  platform: string;
  score: number;
  words: SharedWord[];
}

interface Known {
  index: GoodsIndex;
  /** By number in the index. */
  texts: { snapshot: string; listing: string }[];
  /** The texts up to this snapshot are in it; what is being read now, one behind the other. */
  cursor: string | null;
  /** Whether all is in it that had been seen at the last question. */
  isWhole: boolean;
  turn: Promise<void>;
  /** Snapshots of restricted cases, of which nothing is in it. */
  restricted: ReadonlySet<string>;
}

const ofStore = new WeakMap<Store, Map<string, Known>>();

const goodsOf = ({ title, description, brand }: Listing): Goods => ({ title, description, brand });

const nothing = () => ({ index: new GoodsIndex(), texts: [], cursor: null, isWhole: false });

function knownOf(store: Store, unit: string): Known {
  const units = ofStore.get(store) ?? new Map<string, Known>();
  ofStore.set(store, units);
  const known = units.get(unit) ?? { ...nothing(), turn: Promise.resolve(), restricted: new Set() };
  units.delete(unit);
  units.set(unit, known);
  for (const [oldest] of units) {
    if (units.size <= MOST_UNITS) break;
    units.delete(oldest);
  }
  return known;
}

/**
 * Adds what was seen since the last question, of what the whole unit may see: how rare a word is, and among how many
 * texts, would tell of a restricted case too. Where a case was restricted, or opened again, all is read anew.
 */
async function learn({ store }: Context, unit: string, known: Known, until: number): Promise<void> {
  const restricted = new Set(await store.inUnit(unit, listRestrictedSnapshots, ALL_CASES));
  const { cursor } = known;
  const isOther =
    known.texts.some(({ snapshot }) => restricted.has(snapshot)) ||
    [...known.restricted].some((id) => !restricted.has(id) && cursor !== null && id <= cursor);
  if (isOther) Object.assign(known, nothing());
  known.restricted = restricted;
  for (;;) {
    const read = await store.inUnit(unit, (tx) =>
      listSnapshotsAfter(tx, known.cursor, { limit: STEP, newest: MOST_TEXTS }),
    );
    for (const { id, listing, content } of read) {
      known.index.add(goodsOf(content));
      known.texts.push({ snapshot: id, listing });
      known.cursor = id;
    }
    known.isWhole = read.length < STEP;
    if (known.isWhole || performance.now() > until) return;
    await setImmediate();
  }
}

/**
 * The unit's other offers that are most like one, as it was seen last: by the words of both, weighed by how rare they
 * are among all that the whole unit may see (`GoodsIndex`).
 *
 * @param patience milliseconds for what it is compared with to be read, when it is not yet
 * @returns null where there is no such offer; `isWhole`: compared with all of them, and not only `among` so many by now
 */
export async function findSimilar(
  context: Context,
  { tx, unit }: { tx: Tx; unit: string },
  listing: string,
  patience = PATIENCE,
): Promise<{ items: SimilarListing[]; among: number; isWhole: boolean } | null> {
  const newest = await findNewest(tx, listing);
  const [asked] = newest === null ? [] : await findSnapshots(tx, [newest]);
  if (!asked) return null;
  const known = knownOf(context.store, unit);
  const until = performance.now() + patience;
  known.turn = known.turn.catch(() => {}).then(() => learn(context, unit, known, until));
  await known.turn;
  // Another question may put others in their place meanwhile.
  const { index, texts, isWhole } = known;
  const among = texts.length;
  const goods = goodsOf(asked.content);
  const found = index.find(goods, MOST_FOUND).flatMap(({ id, score }) => {
    const text = texts[id];
    return text && text.listing !== listing && score >= LEAST_SCORE ? [{ ...text, id, score }] : [];
  });
  const seen = new Map(
    (
      await findSnapshots(
        tx,
        found.map(({ snapshot }) => snapshot),
      )
    ).map((each) => [each.id, each]),
  );
  const items = new Map<string, SimilarListing>();
  for (const { id, snapshot, listing: other, score } of found) {
    const shown = seen.get(snapshot);
    if (!shown || items.has(other) || items.size === MOST_TOLD) continue;
    const { title, url, platform } = shown.content;
    const words = index.explain(goods, id).shared.slice(0, MOST_WORDS);
    items.set(other, { listing: other, title, url, platform, score, words });
  }
  return { items: [...items.values()], among, isWhole };
}
