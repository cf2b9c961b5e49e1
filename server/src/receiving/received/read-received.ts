import type { z } from 'zod';
import { plainDate } from '../../base/core/clock.ts';
import type { Tx } from '../../base/database/store.ts';
import { findListing } from '../../listing/index.ts';
import type { Decision } from '../../notice/index.ts';
import { readAudit } from '../../people/audit-store.ts';
import { listAccountNames } from '../../people/store.ts';
import { findFindings } from '../../screening/index.ts';
import { mustFindReceived } from '../decision/decide.ts';
import { missingElements } from '../inbox/notice-elements.ts';
import { findSenderById } from '../inbox-store.ts';
import { assessMisuse, POLICY } from '../misuse/misuse.ts';
import { listMeasures, type SubjectKind, tally } from '../misuse/misuse-store.ts';
import { listOutgoing } from '../outgoing/outgoing-store.ts';
import type { assessmentSchema, receivedDetailSchema } from '../routes-schema.ts';
import { listAlike, listFindingIds, listItems, listSuspicions } from '../store.ts';

/** How subjects of a kind stand by art. 23, over the policy's time; `key`: one of them. */
export async function readMisuse(
  tx: Tx,
  kind: SubjectKind,
  now: Date,
  key: string | null = null,
): Promise<z.infer<typeof assessmentSchema>[]> {
  const since = new Date(now.getTime() - POLICY.days * 24 * 3_600_000);
  const assessed = [];
  for (const counted of await tally(tx, kind, since, key)) {
    const measures = await listMeasures(tx, { kind, key: counted.key });
    assessed.push({ ...assessMisuse(kind, counted, measures, now), measures });
  }
  return assessed;
}

/** A received notice whole. @throws VigieError `VIGIE_RECEIVING_UNKNOWN` (404). */
export async function readReceived(
  tx: Tx,
  id: string,
  now: Date,
  timeZone: string,
): Promise<z.infer<typeof receivedDetailSchema>> {
  const received = await mustFindReceived(tx, id);
  const { claim } = received;
  const sender = received.sender ? await findSenderById(tx, received.sender, plainDate(now, timeZone)) : null;
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
  const names = await listAccountNames(tx);
  const decision = received.decision as Decision | null;
  const record = received.notifierKey ? await readMisuse(tx, 'notifier', now, received.notifierKey) : [];
  return {
    id,
    inbox: received.inbox,
    kind: claim.notice?.kind ?? 'dsa-16',
    way: received.way,
    sender: sender?.name ?? null,
    proven: received.proven,
    trusted: sender?.isTrusted ?? false,
    notifier: claim.notifier?.organisation ?? claim.notifier?.name ?? null,
    email: claim.notifier?.email ?? null,
    state: received.state,
    receivedAt: received.receivedAt,
    decidedAt: received.decidedAt,
    language: claim.language,
    reasons: claim.reasons,
    childOffence: claim.childOffence,
    missing: missingElements(claim),
    citations: [...new Set(claim.notice?.reasons.flatMap(({ legal }) => legal.map(({ citation }) => citation)) ?? [])],
    evidence: claim.notice?.evidence.map(({ packageId, digest }) => ({ packageId, digest })) ?? [],
    items,
    alike: await listAlike(tx, id),
    decision: decision && { outcome: decision.outcome, explanation: decision.explanation },
    outgoing: await listOutgoing(tx, id),
    suspicions: await listSuspicions(tx, id),
    notifierRecord: record[0] ?? null,
    timeline: (await readAudit(tx, id)).map(({ at, act, account, reason }) => ({
      at,
      act,
      by: account === null ? null : (names.get(account) ?? account),
      reason,
    })),
  };
}
