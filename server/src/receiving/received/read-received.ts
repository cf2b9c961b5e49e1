import type { z } from 'zod';
import type { Tx } from '../../base/database/store.ts';
import { findListing } from '../../listing/index.ts';
import { listAccountNames, type PersonWork, readAudit, today } from '../../people/index.ts';
import { findFindings } from '../../screening/index.ts';
import { findSenderById } from '../inbox/inbox-store.ts';
import { readMisuse } from '../misuse/read-misuse.ts';
import { listOutgoing } from '../outgoing/outgoing-store.ts';
import { refuse } from '../refusals.ts';
import { say } from '../words.ts';
import { missingElements } from './notice-elements.ts';
import type { NoticeElements, receivedDetailSchema } from './received-schema.ts';
import {
  findPlace,
  findReceived,
  listAlike,
  listFindingIds,
  listItems,
  type ReceivedNotice,
} from './received-store.ts';
import { listSuspicions } from './suspicion-store.ts';

type Detail = z.infer<typeof receivedDetailSchema>;

/** The notice, or a 404 in words. */
export async function mustFindReceived(tx: Tx, id: string): Promise<ReceivedNotice> {
  return (await findReceived(tx, id)) ?? refuse('VIGIE_RECEIVING_UNKNOWN', { what: say('unknown.notice'), id });
}

/** What a notice says, for the screen. */
function showElements(elements: NoticeElements) {
  const { notice, notifier, language, reasons, childOffence } = elements;
  return {
    kind: notice?.kind ?? 'dsa-16',
    notifier: notifier?.organisation ?? notifier?.name ?? null,
    email: notifier?.email ?? null,
    language,
    reasons,
    childOffence,
    missing: missingElements(elements),
    citations: [...new Set(notice?.reasons.flatMap(({ legal }) => legal.map(({ citation }) => citation)) ?? [])],
    evidence: notice?.evidence.map(({ packageId, digest }) => ({ packageId, digest })) ?? [],
  };
}

/** Each address with what is kept of its listing and what the packs found there. */
async function readItems(tx: Tx, id: string): Promise<Detail['items']> {
  const findings = await findFindings(tx, await listFindingIds(tx, id));
  const items = [];
  for (const item of await listItems(tx, id)) {
    const listing = item.listing ? await findListing(tx, item.listing) : null;
    items.push({
      ...item,
      title: listing?.title ?? null,
      trader: listing?.trader ?? null,
      findings: findings.filter((finding) => finding.listing === item.listing),
    });
  }
  return items;
}

/** A received notice whole. @throws VigieError `VIGIE_RECEIVING_UNKNOWN` (404). */
export async function readReceived(work: PersonWork, id: string): Promise<Detail> {
  const { tx, now } = work;
  const received = await mustFindReceived(tx, id);
  const { inbox, way, proven, state, decision, receivedAt, decidedAt } = received;
  const sender = received.sender ? await findSenderById(tx, received.sender, today(work)) : null;
  const names = await listAccountNames(tx);
  const [notifierRecord = null] = received.notifierKey
    ? await readMisuse(tx, 'notifier', now, received.notifierKey)
    : [];
  return {
    ...showElements(received.elements),
    id,
    inbox,
    way,
    proven,
    state,
    decision,
    receivedAt,
    decidedAt,
    sender: sender?.name ?? null,
    trusted: sender?.isTrusted ?? false,
    place: state === 'open' ? await findPlace(tx, id, today(work)) : null,
    items: await readItems(tx, id),
    alike: await listAlike(tx, id),
    outgoing: await listOutgoing(tx, id),
    suspicions: await listSuspicions(tx, id),
    notifierRecord,
    timeline: (await readAudit(tx, id)).map(({ at, act, account, reason }) => ({
      at,
      act,
      by: account === null ? null : (names.get(account) ?? account),
      reason,
    })),
  };
}
