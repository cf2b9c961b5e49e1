import {
  compareGoods,
  type Explained,
  type Goods,
  GoodsIndex,
  type Listing,
  PictureIndex,
  pictureDistance,
} from '@vigie/engine';
import { gtinKey, modelKey, type ShownPicture, type TraderKey, traderKeys } from '../../listing/index.ts';

/** One reason to think that two listings offer the same goods. */
export interface Signal {
  kind: 'gtin' | 'model' | 'picture' | 'text' | 'trader';
  /** 0 to 1: how far it goes to say that they do. */
  strength: number;
  /** What was compared, for people: the number, the words' share, the bits that differ, what names the trader. */
  detail: string;
}

/** A listing as it is compared: its content and the hashes of its pictures. */
export interface Offer {
  content: Listing;
  pictures: ShownPicture[];
}

/** Meta's recommendation for PDQ: to 31 bits apart it is the same picture, edited at most. */
const SAME_PICTURE = 31;
/** Of one trader, texts are alike from here on: they have more in common than not. */
const ALIKE = 0.5;
/** Of different traders only what is told in the same words says something, */
const COPIED = 0.8;
/** and only where the words are rare enough together, as eight long ones are: short texts are alike by chance. */
const LEAST_BITS = 60;
/** So many originals with a text like it are compared. */
const MOST_ALIKE = 10;
/** The words that are named to say what is alike. */
const MOST_NAMED = 5;

const TRADER_STRENGTH: Record<TraderKey['kind'], number> = {
  id: 0.5,
  vat: 0.5,
  company: 0.5,
  email: 0.5,
  address: 0.4,
  name: 0.3,
};

const goodsOf = ({ title, description, brand }: Listing): Goods => ({ title, description, brand });

/** How alike two texts are, and by which words: `83 %: kx-tg6500b, handset`. */
function sayAlike({ score, shared }: Explained): string {
  const words = shared.slice(0, MOST_NAMED).map(({ word }) => word);
  return `${Math.round(score * 100)} %: ${words.join(', ')}`;
}

/** What of an offer is compared, read once. */
function describe(offer: Offer) {
  const { content, pictures } = offer;
  return {
    content,
    pictures,
    gtin: gtinKey(content),
    model: modelKey(content),
    traders: traderKeys(content),
    goods: goodsOf(content),
  };
}
type Described = ReturnType<typeof describe>;

/** The picture of the candidate that is nearest to one of the original, whatever was made of it. */
function nearestPicture(original: Described, candidate: Described): { url: string; bits: number } | null {
  let best: { url: string; bits: number } | null = null;
  for (const known of original.pictures) {
    for (const shown of candidate.pictures) {
      const bits = pictureDistance(known, shown);
      if (bits <= SAME_PICTURE && (best === null || bits < best.bits)) best = { url: shown.url, bits };
    }
  }
  return best;
}

/** What two offers have in common, the strongest first, whether or not it suffices. */
function compare(a: Described, b: Described): Signal[] {
  const signals: Signal[] = [];
  if (b.gtin !== null && b.gtin === a.gtin) signals.push({ kind: 'gtin', strength: 1, detail: b.gtin });
  if (b.model !== null && b.model === a.model)
    signals.push({ kind: 'model', strength: 0.9, detail: `${b.content.brand} ${b.content.mpn}` });
  const picture = nearestPicture(a, b);
  if (picture)
    signals.push({
      kind: 'picture',
      strength: 0.95 - picture.bits / 100,
      detail: `${picture.bits}/256, ${picture.url}`,
    });
  const trader = a.traders.find(({ key }) => b.traders.some((other) => other.key === key));
  if (trader) signals.push({ kind: 'trader', strength: TRADER_STRENGTH[trader.kind], detail: trader.shown });
  // By the two texts alone, whatever else is known: what a finding rests on is these two.
  const text = compareGoods(a.goods, b.goods);
  if (trader ? text.score >= ALIKE : text.score >= COPIED && text.bits >= LEAST_BITS)
    signals.push({ kind: 'text', strength: 0.8 * text.score, detail: sayAlike(text) });
  return signals.sort((x, y) => y.strength - x.strength);
}

/** A trader alone sells many things: it takes the goods. */
const suffices = (signals: Signal[]): boolean => signals.some(({ kind }) => kind !== 'trader');

/** How sure the signals are together, as if each were mistaken independently of the others: 0 to 1. */
export function strengthOf(signals: Signal[]): number {
  return 1 - signals.reduce((doubt, { strength }) => doubt * (1 - strength), 1);
}

/** Numbers of originals by a key. */
class Postings {
  readonly #byKey = new Map<string, number[]>();

  add(key: string, original: number): void {
    const known = this.#byKey.get(key);
    if (known) known.push(original);
    else this.#byKey.set(key, [original]);
  }

  find(key: string): readonly number[] {
    return this.#byKey.get(key) ?? [];
  }
}

/**
 * The listings of confirmed cases, indexed by all that gives a relisting away, so that a new offer is compared with the
 * few that it could be.
 */
export class ConfirmedOffers<T extends Offer> {
  /** By number; null: removed. */
  readonly #originals: ({ original: T; described: Described } | null)[] = [];
  readonly #byKey = new Postings();
  readonly #texts = new GoodsIndex();
  readonly #pictures = new PictureIndex();
  /** Whose a picture of the index is. */
  readonly #ofPicture: number[] = [];

  constructor(originals: Iterable<T> = []) {
    this.add(originals);
  }

  /** Adds originals, known by the numbers from the one that is returned. */
  add(originals: Iterable<T>): number {
    const first = this.#originals.length;
    const pictures: ShownPicture[] = [];
    for (const original of originals) {
      const described = describe(original);
      const number = this.#originals.push({ original, described }) - 1;
      for (const key of keysOf(described)) this.#byKey.add(key, number);
      this.#texts.add(described.goods);
      for (const picture of original.pictures) {
        this.#ofPicture.push(number);
        pictures.push(picture);
      }
    }
    if (pictures.length > 0) this.#pictures.addAll(pictures);
    return first;
  }

  /** Matches nothing with an original any more; what it was looked up by stays. */
  remove(number: number): void {
    this.#originals[number] = null;
    this.#texts.remove(number);
  }

  /**
   * The originals that a new offer may be again, with the signals; the surest first. A picture that was turned,
   * cut or covered in part is the same picture.
   */
  match(candidate: Offer): { original: T; signals: Signal[] }[] {
    const described = describe(candidate);
    const near = new Set<number>([
      ...keysOf(described).flatMap((key) => this.#byKey.find(key)),
      ...this.#texts.find(described.goods, MOST_ALIKE).map(({ id }) => id),
    ]);
    for (const picture of candidate.pictures)
      for (const { id } of this.#pictures.search(picture, SAME_PICTURE)) near.add(this.#ofPicture[id] ?? -1);
    return [...near]
      .flatMap((number) => {
        const known = this.#originals[number];
        const signals = known ? compare(known.described, described) : [];
        return known && suffices(signals) ? [{ original: known.original, signals }] : [];
      })
      .sort((x, y) => strengthOf(y.signals) - strengthOf(x.signals));
  }
}

/** Whatever an offer can be looked up by. */
function keysOf({ gtin, model, traders }: Described): string[] {
  return [...(gtin ? [`gtin:${gtin}`] : []), ...(model ? [`model:${model}`] : []), ...traders.map(({ key }) => key)];
}
