import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import { newId } from '../base/core/ids.ts';
import type { Tx } from '../base/database/store.ts';
import { loadAuthorities } from '../base/registers/authorities.ts';
import { findPlatform, type Platform } from '../base/registers/platforms.ts';
import { listCaseFindings, mustFindCase } from '../case/index.ts';
import { listEvidence } from '../evidence/index.ts';
import { findSnapshots } from '../listing/index.ts';
import { findUnitStatus } from '../people/status-store.ts';
import type { Account } from '../people/store.ts';
import { findFindings } from '../screening/index.ts';
import { listAnswers, type TakenAnswer } from './answer/answer-store.ts';
import { actOf } from './compose/act-kinds.ts';
import type { Act } from './compose/acts-register.ts';
import { composeNotice } from './compose/compose.ts';
import type { ActKind, Notice, PastAct, Recurrence } from './compose/notice-schema.ts';
import type { NoticeLanguage } from './compose/words.ts';
import { listNoticeListings, listNotices, type SentNotice } from './store.ts';

/** What a person decides about an act; all else comes from the record. */
export interface ActInput {
  case: string;
  kind: ActKind;
  language: NoticeLanguage;
  /** An address, where the registers name none. */
  recipient?: string | undefined;
  /** Which court, which prosecutor: where the kind alone does not say. */
  recipientName?: string | undefined;
  /** The statement of art. 16(2)(d), for the kinds that ask for it. */
  bonaFide?: boolean | undefined;
  /** What is typed, by the key of the element in `registers/acts`. */
  elements?: Record<string, string> | undefined;
  /** Of a reminder: the act that it recalls. */
  reminds?: string | undefined;
  /** Scale and recurrence, counted by the caller. */
  recurrence?: Recurrence | null | undefined;
}

/** An act as it would be, and the listings that it is about. */
interface Draft {
  content: Notice;
  listings: { id: string; url: string }[];
}

/** Composes an act without keeping it: what `writeNotice` would keep, and what a person reads before. */
export async function draftAct(context: Context, tx: Tx, account: Account, input: ActInput): Promise<Draft> {
  const { clock, platforms, config } = context;
  const { publicUrl, home } = config;
  const now = clock();
  const act = actOf(input.kind);
  const found = await mustFindCase(tx, input.case);
  if (found.state !== 'confirmed' && found.state !== 'escalated') {
    throw new VigieError(
      'VIGIE_NOTICE_NOT_CONFIRMED',
      {
        en: 'A person confirms the case before a notice is sent.',
        fr: 'Une personne confirme l’affaire avant l’envoi d’un acte.',
      },
      {
        status: 409,
      },
    );
  }
  const before = (await listNotices(tx, found.id)).filter(({ state }) => state === 'sent');
  const recalled = input.reminds === undefined ? null : before.find(({ id }) => id === input.reminds);
  if (recalled === undefined) {
    throw new VigieError(
      'VIGIE_NOTICE_UNKNOWN',
      {
        en: `No act ${input.reminds} was sent in this case.`,
        fr: `Aucun acte ${input.reminds} n’a été envoyé dans cette affaire.`,
      },
      { status: 404 },
    );
  }
  const acts: PastAct[] = [];
  for (const act of before) acts.push(toPastAct(act, await listAnswers(tx, act.id)));
  const about = recalled && new Set((await listNoticeListings(tx, recalled.id)).map(({ listing }) => listing));
  const findings = (await findFindings(tx, await listCaseFindings(tx, found.id))).filter(
    ({ listing }) => about?.has(listing) ?? true,
  );
  const snapshots = await findSnapshots(tx, [...new Set(findings.map((finding) => finding.snapshot))]);
  const latest = new Map(snapshots.map((snapshot) => [snapshot.listing, snapshot]));
  const urls = new Map([...latest].map(([listing, { content }]) => [listing, content.url]));
  const sealed = (await listEvidence(tx, found.id)).flatMap(({ id, digest, logIndex, sealedAt }) =>
    digest !== null && logIndex !== null && sealedAt !== null ? [{ packageId: id, digest, logIndex, sealedAt }] : [],
  );
  const platform = findPlatform(platforms(), found.platform);
  const { authority, trustedFlagger } = await findUnitStatus(tx);
  // Priority is for notices (art. 22(1)): an order has none.
  const awarded = act.elements.some(({ from }) => from === 'confirmed') ? trustedFlagger : null;
  const recipient = findRecipient(act, platform, recalled, home.country);
  const content = composeNotice({
    kind: input.kind,
    id: newId('ntc', now),
    caseId: found.id,
    platform: { key: found.platform, name: platform?.name ?? found.platform },
    trader: snapshots.at(-1)?.content.trader ?? null,
    listings: [...latest.values()].map(({ content: { url, id, title } }) => ({ url, id, title })),
    findings: findings.map((finding) => ({ ...finding, listingUrl: urls.get(finding.listing) ?? null })),
    evidence: sealed,
    authority,
    notifier: {
      organisation: account.unit.name,
      name: account.name,
      email: account.email,
      trustedFlagger: awarded !== null,
      ...(awarded ? { awarded } : {}),
    },
    recipient: {
      name: input.recipientName ?? recipient.name ?? (isForPlatform(act) ? found.platform : ''),
      address: input.recipient ?? recipient.address,
    },
    replyTo: publicUrl && isForPlatform(act) ? `${publicUrl}/v1/answers` : null,
    language: input.language,
    governing: account.language,
    declaredLanguages: platform?.languages.value ?? null,
    elements: input.elements ?? {},
    acts: acts.sort((a, b) => a.sentAt.localeCompare(b.sentAt)),
    recurrence: input.recurrence ?? null,
    reminds: acts.find(({ id }) => id === recalled?.id) ?? null,
    bonaFide: input.bonaFide ?? false,
    at: now,
    timeZone: home.timeZone,
  });
  return { content, listings: [...urls].flatMap(([id, url]) => (url === null ? [] : [{ id, url }])) };
}

/** Whether an act goes to the platform itself: its inbox may take it, and its answers may be posted. */
export function isForPlatform({ addressee }: Act): boolean {
  return addressee.startsWith('platform') || addressee === 'as-recalled';
}

/** Who an act goes to, as far as the registers know (`home`: the country whose coordinator is told); a court and a prosecutor are for the person to name. */
export function findRecipient(
  { addressee }: Act,
  platform: Platform | null,
  recalled: SentNotice | null,
  home: string,
): { name: string | null; address: string | null } {
  const contacts = platform?.contacts;
  const name = platform?.name ?? null;
  switch (addressee) {
    case 'platform-notices':
      return { name, address: contacts?.notices ?? null };
    case 'platform-orders':
      return { name, address: contacts?.orders ?? null };
    case 'platform-product-safety':
      return { name, address: contacts?.productSafety ?? null };
    case 'coordinator': {
      const coordinator = loadAuthorities().find(
        ({ country, roles }) => country === home && roles.includes('digital-services-coordinator'),
      );
      return { name: coordinator?.name ?? null, address: coordinator?.contact ?? null };
    }
    case 'as-recalled':
      return recalled?.content.recipient ?? { name, address: null };
    default:
      return { name: null, address: null };
  }
}

/** An act that was sent, as a later one recounts it, with what was answered. */
function toPastAct({ id, content, sentAt, deadline }: SentNotice, answers: TakenAnswer[]): PastAct {
  return {
    id,
    kind: content.kind,
    recipient: content.recipient.name,
    sentAt: sentAt ?? content.at,
    due: deadline?.due ?? null,
    dueBy: deadline?.origin ?? null,
    answers: answers.slice(0, 100).flatMap(({ at, kind, decision, reference }) =>
      // That a mail came back is no answer.
      kind === 'bounce' ? [] : [{ at, kind, outcome: decision?.outcome ?? null, reference }],
    ),
  };
}
