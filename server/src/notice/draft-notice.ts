import { newId } from '../base/core/ids.ts';
import { findPlatform } from '../base/registers/platforms.ts';
import { listCaseFindings, mustFindCase } from '../case/index.ts';
import { listEvidence, listExhibits, listLaboratoryResults } from '../evidence/index.ts';
import { findSnapshots } from '../listing/index.ts';
import { findUnitStatus, type PersonWork } from '../people/index.ts';
import { findFindings } from '../screening/index.ts';
import { listAnswers, type NoticeAnswer } from './answer/answer-store.ts';
import { listChoices } from './competence/choice-store.ts';
import { composeNotice } from './compose/compose.ts';
import type { ComposeInput, ConfirmedCandidates } from './compose/compose-input.ts';
import { documentOf, type KnownDocument } from './compose/document-kinds.ts';
import type { DocumentKind, Notice, PastDocument, Recurrence } from './compose/notice-schema.ts';
import { findRecipient, isForPlatform } from './compose/recipients.ts';
import type { NoticeLanguage } from './compose/words.ts';
import { refuse } from './refusals.ts';
import type { SentNotice } from './schema.ts';
import { leadOf, listNoticeListings, listNotices } from './store.ts';
import { say } from './words.ts';

/** What a person decides about a document; all else comes from the record. */
export interface DocumentInput {
  case: string;
  kind: DocumentKind;
  language: NoticeLanguage;
  /** An address, where the registers name none. */
  recipient?: string | undefined;
  /** Which court, which prosecutor: where the kind alone does not say. */
  recipientName?: string | undefined;
  /** The statement of art. 16(2)(d), for the kinds that ask for it. */
  bonaFide?: boolean | undefined;
  /** What is typed, by the key of the element in `registers/documents`. */
  elements?: Record<string, string> | undefined;
  /** Of a reminder: the document that it recalls. */
  reminds?: string | undefined;
  /** Of a kind that may be a measure: this one is. */
  isMeasure?: boolean | undefined;
  /** Of a measure: why it does not wait until somebody was heard. */
  unheard?: string | undefined;
  /** Scale and recurrence, counted by the caller. */
  recurrence?: Recurrence | null | undefined;
  /** Candidates of the case that a person confirmed, read by the caller. */
  candidates?: ConfirmedCandidates[] | undefined;
}

/** A document as it would be, its kind, and the listings that it is about. */
export interface Draft {
  document: KnownDocument;
  content: Notice;
  listings: { id: string; url: string }[];
}

/** Composes a document without keeping it: what `writeNotice` would keep, and what a person reads before. */
export async function draftNotice(work: PersonWork, input: DocumentInput): Promise<Draft> {
  const { context, by, now } = work;
  const document = documentOf(input.kind);
  const found = await mustFindCase(work.tx, input.case);
  if (found.state !== 'confirmed' && found.state !== 'escalated') return refuse('VIGIE_NOTICE_NOT_CONFIRMED');
  if (found.closed) return refuse('VIGIE_NOTICE_CASE_CLOSED');
  const { acts, recalled } = await readPastDocuments(work, found.id, input.reminds);
  const { findings, listings, trader, urls } = await readFindings(work, found.id, recalled);
  const platform = findPlatform(context.platforms(), found.platform);
  const { publicUrl, home } = context.config;
  const recipient = findRecipient(document, {
    platform,
    home: home.country,
    recalled: recalled?.content.recipient ?? null,
    chosen: await listChoices(work.tx, found.id),
  });
  const content = composeNotice({
    document,
    id: newId('ntc', now),
    caseId: found.id,
    platform: { key: found.platform, name: platform?.name ?? found.platform },
    trader,
    listings,
    findings,
    evidence: await readSealed(work, found.id),
    ...(await readSender(work, document)),
    recipient: {
      name: input.recipientName ?? recipient.name ?? (isForPlatform(document) ? found.platform : ''),
      address: input.recipient ?? recipient.address,
    },
    replyTo: publicUrl && isForPlatform(document) ? `${publicUrl}/v1/answers` : null,
    language: input.language,
    governing: by.language,
    declaredLanguages: platform?.languages.value ?? null,
    elements: input.elements ?? {},
    acts,
    recurrence: input.recurrence ?? null,
    candidates: input.candidates ?? [],
    laboratory: await readLaboratory(work, found.id),
    reminds: acts.find(({ id }) => recalled !== null && id === leadOf(recalled)) ?? null,
    bonaFide: input.bonaFide ?? false,
    at: now,
    timeZone: home.timeZone,
  });
  return { document, content, listings: [...urls].flatMap(([id, url]) => (url === null ? [] : [{ id, url }])) };
}

/** What was sent in the case before, oldest first, and which of it a reminder recalls. */
async function readPastDocuments(
  { tx }: PersonWork,
  caseId: string,
  reminds: string | undefined,
): Promise<{ acts: PastDocument[]; recalled: SentNotice | null }> {
  // What was withdrawn was not asked, and a letter that says so asks nothing.
  const sent = (await listNotices(tx, caseId)).filter(
    ({ state, withdrawnAt, content }) => state === 'sent' && withdrawnAt === null && !content.amendment,
  );
  const recalled =
    reminds === undefined
      ? null
      : (sent.find(({ id }) => id === reminds) ??
        refuse('VIGIE_NOTICE_UNKNOWN', { what: say('sentNotice', { id: reminds }) }));
  const acts: PastDocument[] = [];
  for (const notice of sent) acts.push(toPastDocument(notice, await listAnswers(tx, notice.id)));
  return { acts: acts.sort((a, b) => a.sentAt.localeCompare(b.sentAt)), recalled };
}

/** The case's findings, or those on what a recalled document was about, with the listings as last seen. */
export async function readFindings({ tx }: PersonWork, caseId: string, recalled: SentNotice | null) {
  const about = recalled && new Set((await listNoticeListings(tx, recalled.id)).map(({ listing }) => listing));
  const findings = (await findFindings(tx, await listCaseFindings(tx, caseId))).filter(
    ({ listing }) => about?.has(listing) ?? true,
  );
  const snapshots = await findSnapshots(tx, [...new Set(findings.map((finding) => finding.snapshot))]);
  const latest = new Map(snapshots.map((snapshot) => [snapshot.listing, snapshot]));
  const urls = new Map([...latest].map(([listing, { content }]) => [listing, content.url]));
  return {
    findings: findings.map((finding) => ({ ...finding, listingUrl: urls.get(finding.listing) ?? null })),
    listings: [...latest.values()].map(({ content: { url, id, title } }) => ({ url, id, title })),
    trader: snapshots.at(-1)?.content.trader ?? null,
    urls,
  };
}

export async function readSealed({ tx }: PersonWork, caseId: string): Promise<ComposeInput['evidence']> {
  // What another program saw is no capture of this authority's: a notice rests on its own.
  return (await listEvidence(tx, caseId)).flatMap(({ id, by, digest, logIndex, sealedAt }) =>
    by !== 'adopted' && digest !== null && logIndex !== null && sealedAt !== null
      ? [{ packageId: id, digest, logIndex, sealedAt }]
      : [],
  );
}

/** What laboratories found in the case's samples; what was withdrawn is left out. */
async function readLaboratory({ tx }: PersonWork, caseId: string): Promise<NonNullable<Notice['laboratory']>> {
  const exhibits = new Map((await listExhibits(tx, caseId)).map((exhibit) => [exhibit.id, exhibit]));
  return (await listLaboratoryResults(tx, caseId)).flatMap(({ sample, laboratory, report, withdrawn, ...found }) => {
    const { file, number } = exhibits.get(report) ?? {};
    if (withdrawn || !file || number === undefined) return [];
    const { method, on, result, conforming } = found;
    return [
      {
        sample: sample.what,
        takenOn: sample.takenOn,
        takenPlace: sample.takenPlace,
        takenBy: `${sample.takenBy.name}, ${sample.takenBy.organisation}`,
        laboratory: laboratory.name,
        accreditation: laboratory.accreditation,
        ...{ method, on, result, conforming },
        report: { exhibit: number, name: file.name, digest: file.digest },
      },
    ];
  });
}

/** Who sends, and what their unit is in law. */
export async function readSender(
  { tx, by }: PersonWork,
  document: Pick<KnownDocument, 'elements'>,
): Promise<Pick<ComposeInput, 'authority' | 'notifier'>> {
  const { authority, trustedFlagger } = await findUnitStatus(tx);
  // Priority is for notices (art. 22(1)): an order has none.
  const awarded = document.elements.some(({ from }) => from === 'confirmed') ? trustedFlagger : null;
  return {
    authority,
    notifier: {
      organisation: by.unit.name,
      name: by.name,
      email: by.email,
      trustedFlagger: awarded !== null,
      ...(awarded ? { awarded } : {}),
    },
  };
}

/** A document that was sent, as a later one recounts it, with what was answered. */
export function toPastDocument(notice: SentNotice, answers: NoticeAnswer[]): PastDocument {
  const { content, sentAt, deadline } = notice;
  return {
    // What stands on the letter, of one about several cases too.
    id: leadOf(notice),
    kind: content.kind,
    recipient: content.recipient.name,
    sentAt: sentAt ?? content.at,
    due: deadline?.due ?? null,
    // The format vigie.notice/1 has another word for a policy, and keeps it.
    dueBy: deadline?.origin === 'policy' ? 'house' : (deadline?.origin ?? null),
    answers: answers.slice(0, 100).flatMap(({ at, kind, decision, reference }) =>
      // That a mail came back is no answer.
      kind === 'bounce' ? [] : [{ at, kind, outcome: decision?.outcome ?? null, reference }],
    ),
  };
}
