import type { Listing } from '@vigie/engine';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import type { PersonalData } from '../../base/text/personal-data.ts';
import { findListing, findNewest, findSnapshots, type KeptListing, traderKeys } from '../../listing/index.ts';
import { note, type PersonWork, today } from '../../people/index.ts';
import { newComplaintCode } from '../complaint-code.ts';
import { findSenderById } from '../inbox/inbox-store.ts';
import { byMail, queueOutgoing } from '../outgoing/queue-outgoing.ts';
import { missingElements } from '../received/notice-elements.ts';
import type { ReceivedNotice } from '../received/received-store.ts';
import { refusal } from '../refusals.ts';
import { judgePayload } from '../transparency/transparency-rules.ts';
import { receivingWords, say } from '../words.ts';
import { overrule } from './overrule.ts';
import { writeRedress } from './redress.ts';
import { toPayload, writeStatement } from './statement.ts';
import { type DecisionInput, register, type StatementContent } from './statement-schema.ts';
import { type KeptStatement, saveStatement } from './statement-store.ts';

type Reasons = NonNullable<DecisionInput['statement']> & { manifestlyIllegal: boolean };

/**
 * Makes the statement of reasons for one address (art. 17): checked by the rules of the Transparency Database before it
 * is kept, told to the trader, and queued for the database where one is set up.
 *
 * @throws VigieError `VIGIE_RECEIVING_STATEMENT` naming the rules that it breaks.
 */
export async function makeStatement(
  work: PersonWork,
  received: ReceivedNotice,
  item: { url: string; listing: string | null },
  { manifestlyIllegal, ...reasons }: Reasons,
): Promise<KeptStatement> {
  const { context, tx, unit, by, now } = work;
  const id = newId('sor', now);
  const code = newComplaintCode();
  const { listing, offer } = await readOffer(tx, item.listing);
  const content: StatementContent = {
    ...reasons,
    contentDate: reasons.contentDate ?? (listing?.firstSeen ?? received.receivedAt).slice(0, 10),
    applicationDate: reasons.applicationDate ?? today(work),
    redress: writeRedress(context.config.publicUrl, code, received.elements.language),
    source: await sourceOf(work, received),
  };
  const overruled = mustBeAccepted({ id, content }, [received.elements.notifier?.name, offer?.trader?.name]);
  const isSubmitted = context.config.transparency !== null;
  const statement: KeptStatement = {
    id,
    inbox: received.inbox,
    received: received.id,
    url: item.url,
    listing: listing?.id ?? null,
    ...traderOf(offer, item.url),
    content,
    manifestlyIllegal,
    madeAt: now.toISOString(),
    reversedAt: null,
    submission: {
      state: isSubmitted ? 'queued' : 'off',
      uuid: null,
      permalink: null,
      searchableUntil: null,
      failure: null,
      attempts: 0,
      at: null,
    },
  };
  await saveStatement(tx, { ...statement, unit, account: by.id, code });
  if (isSubmitted) await context.jobs.send(tx, 'receiving.submit', { unit });
  const { language } = received.elements;
  await queueOutgoing(work, {
    id: newId('ans', now),
    subject: id,
    kind: 'statement',
    to: byMail(offer?.trader?.email?.trim()),
    content: {
      subject: receivingWords(language)('statement.subject'),
      text: writeStatement(statement, language),
      answer: null,
    },
  });
  await note(work, { act: 'statement.made', subject: id, content: { received: received.id, url: item.url } });
  if (overruled.length > 0 && content.notPersonal) {
    const { reason } = content.notPersonal;
    await note(work, { act: 'statement.overruled', subject: id, reason, content: { kinds: overruled } });
  }
  return statement;
}

/** What is known of an address: its listing, and the offer as it was last seen there. */
async function readOffer(tx: Tx, id: string | null): Promise<{ listing: KeptListing | null; offer: Listing | null }> {
  const listing = id ? await findListing(tx, id) : null;
  const newest = listing ? await findNewest(tx, listing.id) : null;
  const [snapshot] = newest ? await findSnapshots(tx, [newest]) : [];
  return { listing, offer: snapshot?.content ?? null };
}

/**
 * Who asked, in the words of the database. What lacks an element of art. 16(2), or comes by another law, is no notice
 * submitted under art. 16.
 */
async function sourceOf(work: PersonWork, received: ReceivedNotice): Promise<StatementContent['source']> {
  const { sender, elements } = received;
  const found = sender === null ? null : await findSenderById(work.tx, sender, today(work));
  if (found?.isTrusted) return 'SOURCE_TRUSTED_FLAGGER';
  const isNotice = (elements.notice?.kind ?? 'dsa-16') === 'dsa-16' && missingElements(elements).length === 0;
  return isNotice ? 'SOURCE_ARTICLE_16' : 'SOURCE_TYPE_OTHER_NOTIFICATION';
}

/** @returns the kinds of personal data that a person says are none */
function mustBeAccepted(
  statement: Pick<KeptStatement, 'id' | 'content'>,
  names: readonly (string | null | undefined)[],
): PersonalData[] {
  const given = names.filter((name) => typeof name === 'string');
  const { refusals, warnings } = judgePayload(toPayload(statement), register, given);
  // The database would take an end before the beginning; the trader would be told nonsense.
  const found = [...refusals, ...warnings.filter(({ rule }) => rule === 'ends-before-it-begins')];
  const { broken, overruled } = overrule(found, statement.content.notPersonal);
  if (broken.length === 0) return overruled;
  throw refusal('VIGIE_RECEIVING_STATEMENT', {}, { detail: broken.map((each) => say('broken', { ...each })) });
}

/** The trader as counters know them: by what identifies them best, else by the address alone. */
function traderOf(offer: Listing | null, url: string): { traderKey: string; trader: string | null } {
  const [best] = offer ? traderKeys(offer) : [];
  return { traderKey: best?.key ?? `unknown:${url}`, trader: offer?.trader?.name ?? offer?.trader?.id ?? null };
}
