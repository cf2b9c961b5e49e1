import { z } from 'zod';
import type { Endpoint } from '../base/context.ts';
import type { Tx } from '../base/database/store.ts';
import { loadDeadlineTerms } from '../base/registers/deadlines.ts';
import { findPlatform, type Platform } from '../base/registers/platforms.ts';
import { mustFindCase } from '../case/index.ts';
import { command, download, type FileAnswer, findUnitStatus, type PersonWork, query } from '../people/index.ts';
import { approveNotice } from './approve-notice.ts';
import { listChoices } from './competence/choice-store.ts';
import type { ConfirmedCandidates } from './compose/compose-input.ts';
import { documentOf, listDocumentKinds } from './compose/document-kinds.ts';
import type { Notice, Recurrence } from './compose/notice-schema.ts';
import { findRecipient } from './compose/recipients.ts';
import { NOTICE_LANGUAGES } from './compose/words.ts';
import { type DocumentInput, draftNotice } from './draft-notice.ts';
import { renderText } from './render/render.ts';
import {
  approvalInputSchema,
  documentKindsSchema,
  noticeInputSchema,
  previewSchema,
  sentNoticeSchema,
} from './schema.ts';
import { listNotices, listParts, mustFindNotice, toWhole } from './store.ts';
import { togetherEndpoints } from './together/together-endpoints.ts';
import { writeNotice } from './write-notice.ts';

/** What a later link has of a case, and a document of a kind tells. */
export interface ReadRecord {
  /** Scale and recurrence on the platform. null: there is nothing to count. */
  countRecurrence(tx: Tx, caseId: string, now: Date, timeZone: string): Promise<Recurrence | null>;
  /** Candidates that a person confirmed, by obligation. */
  readCaseCandidates(
    tx: Tx,
    of: { id: string; platform: string },
    where: { platforms: readonly Platform[]; timeZone: string },
  ): Promise<ConfirmedCandidates[]>;
}

/**
 * The kinds of documents there are; preview, write and approve one of a confirmed case; read those of a case, one as
 * PDF.
 */
export function noticeEndpoints({ countRecurrence, readCaseCandidates }: ReadRecord): Endpoint[] {
  const withFigures = async ({ context, tx, now }: PersonWork, input: DocumentInput): Promise<DocumentInput> => {
    const { timeZone } = context.config.home;
    const recurrence = await countRecurrence(tx, input.case, now, timeZone);
    if (!documentOf(input.kind).elements.some(({ from }) => from === 'candidates')) return { ...input, recurrence };
    const found = await mustFindCase(tx, input.case);
    const where = { platforms: context.platforms(), timeZone };
    return { ...input, recurrence, candidates: await readCaseCandidates(tx, found, where) };
  };
  // Nothing leaves, so the statement of good faith need not be confirmed yet.
  const preview = async (work: PersonWork, input: DocumentInput): Promise<Notice> =>
    (await draftNotice(work, { ...(await withFigures(work, input)), bonaFide: true })).content;
  return [
    query('GET /v1/document-kinds', {
      says: 'Lists the kinds of documents that can be written, for a case where one is named.',
      tag: 'notice',
      role: 'reader',
      query: z.object({ case: z.string().optional() }),
      answer: documentKindsSchema,
      run: (work, { query }) => readDocumentKinds(work, query.case),
    }),
    query('GET /v1/notices', {
      says: 'Lists the documents sent in a case.',
      tag: 'notice',
      role: 'reader',
      query: z.object({ case: z.string() }),
      answer: z.object({ items: z.array(sentNoticeSchema) }),
      async run({ tx }, { query }) {
        const { id } = await mustFindCase(tx, query.case);
        return { items: await listNotices(tx, id) };
      },
    }),
    command('POST /v1/notices', {
      says: 'Writes a notice or another document in a case.',
      tag: 'notice',
      role: 'analyst',
      // What a person types into each element.
      options: () => ({ bodyLimit: 1024 * 1024 }),
      body: noticeInputSchema,
      answer: sentNoticeSchema,
      run: async (work, { body }) => writeNotice(work, await withFigures(work, body)),
    }),
    query('POST /v1/notices/preview', {
      says: 'Shows the document before it is written. Nothing is sent.',
      tag: 'notice',
      role: 'analyst',
      // As the document itself.
      options: () => ({ bodyLimit: 1024 * 1024 }),
      body: noticeInputSchema,
      answer: previewSchema,
      async run(work, { body }) {
        const content = await preview(work, body);
        return { content, text: renderText(content) };
      },
    }),
    download('POST /v1/notices/preview/pdf', {
      says: 'Gives the preview as PDF. Nothing is sent.',
      tag: 'notice',
      role: 'analyst',
      // As the document itself.
      options: () => ({ bodyLimit: 1024 * 1024 }),
      reads: null,
      body: noticeInputSchema,
      find: (work, { body }) => preview(work, body),
      file: toPdf,
    }),
    query('GET /v1/notices/:id', {
      says: 'Shows a document.',
      tag: 'notice',
      role: 'reader',
      reads: null,
      answer: sentNoticeSchema,
      run: ({ tx }, { params }) => mustFindNotice(tx, params.id),
    }),
    download('GET /v1/notices/:id/pdf', {
      says: 'Gives a document as PDF.',
      tag: 'notice',
      role: 'reader',
      reads: null,
      async find({ tx }, { params }) {
        const notice = await mustFindNotice(tx, params.id);
        const parts = await listParts(tx, notice);
        // Who may not see all of its cases reads what it says of this one.
        return parts.length < (notice.joint?.count ?? 1) ? notice.content : toWhole(parts);
      },
      file: toPdf,
    }),
    // Whether one may approve depends on who wrote the document, too.
    command('POST /v1/notices/:id/approvals', {
      says: 'Approves a document, or rejects it.',
      tag: 'notice',
      role: 'analyst',
      body: approvalInputSchema,
      answer: sentNoticeSchema,
      run: (work, { params, body }) => approveNotice(work, params.id, body),
    }),
    ...togetherEndpoints(withFigures),
  ];
}

/** The kinds of documents with their terms, and what is known for writing one of a case. */
async function readDocumentKinds(
  { context, tx }: PersonWork,
  caseId: string | undefined,
): Promise<z.infer<typeof documentKindsSchema>> {
  const kinds = listDocumentKinds();
  const terms = loadDeadlineTerms();
  const found = caseId === undefined ? null : await mustFindCase(tx, caseId);
  const platform = found && findPlatform(context.platforms(), found.platform);
  const chosen = found ? await listChoices(tx, found.id) : [];
  const known = { platform, home: context.config.home.country, recalled: null, chosen };
  return {
    items: kinds.map((document) => ({
      ...document,
      term: (document.deadline && terms.get(document.deadline)) || null,
    })),
    languages: [...NOTICE_LANGUAGES],
    isAuthority: (await findUnitStatus(tx)).authority !== null,
    case: found && {
      declaredLanguages: platform?.languages.value ?? null,
      declaredVerified: platform?.languages.verified ?? false,
      recipients: Object.fromEntries(kinds.map((document) => [document.kind, findRecipient(document, known)])),
    },
  };
}

/** A document as PDF; the compiler is loaded with the first one. */
async function toPdf(content: Notice): Promise<FileAnswer> {
  const { renderPdf } = await import('./render/pdf.ts');
  return { type: 'application/pdf', body: await renderPdf(content), name: `${content.id}.pdf`, inline: true };
}
