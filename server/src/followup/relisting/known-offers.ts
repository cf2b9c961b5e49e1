import { hash } from 'node:crypto';
import type { Listing } from '@vigie/engine';
import type { Tx } from '../../base/database/store.ts';
import { listConfirmedListings, listListingsOf } from '../../case/index.ts';
import { findSnapshots, readPictures, type ShownPicture } from '../../listing/index.ts';
import { ConfirmedOffers, type Offer } from './match.ts';
import { listConfirmedChanges, readConfirmedRevision } from './relisting-store.ts';

interface ConfirmedOffer extends Offer {
  caseId: string;
  /** Of the case; null: it is open to the unit. */
  compartment: string | null;
  listing: string;
  snapshot: string;
  content: Listing;
  pictures: ShownPicture[];
}

/** Of so many changed cases, or removed offers, on it is cheaper to read all anew. */
const MANY = 1_000;

/** An offer that new ones are compared with. */
interface Known {
  number: number;
  told: string;
  caseId: string;
}

/** The offers that a unit has confirmed, as new ones are compared with them: read once, then what changes of them alone. */
export class KnownOffers {
  /** Up to which change it is known; null: nothing has been read. */
  #revision: number | null = null;
  #offers = new ConfirmedOffers<ConfirmedOffer>();
  /** Of an offer, by compartment: an offer of a restricted case is another's relisting all the same. */
  #known = new Map<string, Map<string | null, Known>>();
  #byCase = new Map<string, Set<string>>();
  #removed = 0;
  /** One after the other. */
  #turn: Promise<void> = Promise.resolve();

  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  has(compartment: string | null, listing: string): boolean {
    return this.#known.get(listing)?.has(compartment) ?? false;
  }

  match(candidate: Offer): ReturnType<ConfirmedOffers<ConfirmedOffer>['match']> {
    return this.#offers.match(candidate);
  }

  /** Reads what has changed since the last time. */
  learn(tx: Tx): Promise<void> {
    this.#turn = this.#turn.catch(() => {}).then(() => this.#learn(tx));
    return this.#turn;
  }

  /** All that waits is read first: whoever matches meanwhile never meets half of it. */
  async #learn(tx: Tx): Promise<void> {
    // Before what is read: what changes meanwhile is read once more.
    const revision = await readConfirmedRevision(tx);
    if (revision === this.#revision) return;
    const changed = this.#revision === null ? null : await listConfirmedChanges(tx, this.#revision, MANY);
    if (changed === null || changed.length === MANY || this.#removed > MANY) {
      const offers = await readOffers(tx, await listConfirmedListings(tx));
      this.#offers = new ConfirmedOffers();
      this.#known = new Map();
      this.#byCase = new Map();
      this.#removed = 0;
      this.#add(offers);
    } else {
      const listings = new Set(await listListingsOf(tx, changed));
      for (const id of changed) for (const listing of this.#byCase.get(id) ?? []) listings.add(listing);
      this.#replace(listings, await readOffers(tx, await listConfirmedListings(tx, [...listings])));
    }
    this.#revision = revision;
  }

  #replace(listings: ReadonlySet<string>, read: readonly ConfirmedOffer[]): void {
    const isKnown = (each: ConfirmedOffer): boolean =>
      this.#known.get(each.listing)?.get(each.compartment)?.told === tell(each);
    const fresh = read.filter((each) => !isKnown(each));
    const stays = new Set(read.filter(isKnown).map(tell));
    for (const listing of listings) {
      const known = this.#known.get(listing) ?? [];
      for (const [compartment, { number, told, caseId }] of [...known]) {
        if (stays.has(told)) continue;
        this.#offers.remove(number);
        this.#removed += 1;
        this.#byCase.get(caseId)?.delete(listing);
        this.#known.get(listing)?.delete(compartment);
      }
      if (this.#known.get(listing)?.size === 0) this.#known.delete(listing);
    }
    this.#add(fresh);
  }

  #add(offers: readonly ConfirmedOffer[]): void {
    const first = this.#offers.add(offers);
    for (const [n, offer] of offers.entries()) {
      const { listing, compartment, caseId } = offer;
      const known = this.#known.get(listing) ?? new Map<string | null, Known>();
      this.#known.set(listing, known.set(compartment, { number: first + n, told: tell(offer), caseId }));
      this.#byCase.set(caseId, (this.#byCase.get(caseId) ?? new Set()).add(listing));
    }
  }
}

async function readOffers(
  tx: Tx,
  confirmed: Awaited<ReturnType<typeof listConfirmedListings>>,
): Promise<ConfirmedOffer[]> {
  const snapshots = confirmed.map(({ snapshot }) => snapshot);
  const pictures = await readPictures(tx, snapshots);
  const contents = new Map((await findSnapshots(tx, snapshots)).map(({ id, content }) => [id, content]));
  return confirmed.flatMap((each) => {
    const content = contents.get(each.snapshot);
    return content ? [{ ...each, content, pictures: pictures.get(each.snapshot) ?? [] }] : [];
  });
}

/** What an offer is known by: as long as it is the same, nothing of it is compared otherwise. What a picture shows never changes. */
const tell = ({ caseId, snapshot, content, pictures }: ConfirmedOffer): string =>
  hash('sha256', JSON.stringify([caseId, snapshot, content, pictures.map(({ url }) => url)]));
