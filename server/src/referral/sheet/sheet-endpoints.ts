import type { z } from 'zod';
import { findPlatform } from '../../base/registers/platforms.ts';
import { listCaseFindings, mustFindCase } from '../../case/index.ts';
import { listLaboratoryResults } from '../../evidence/index.ts';
import { findSnapshots } from '../../listing/index.ts';
import { listDocumentKinds, listHearings, listMeasures, listNotices } from '../../notice/index.ts';
import { download, findUnitStatus, type PersonWork, query, today } from '../../people/index.ts';
import { findFindings } from '../../screening/index.ts';
import { listReferrals } from '../course/course-store.ts';
import { refuse } from '../refusals.ts';
import { loadAuthorityForms } from './authority-forms.ts';
import { fillSheet, type SheetRecord } from './fill-sheet.ts';
import { type AuthoritySheet, authoritySheetSchema, sheetQuerySchema } from './sheet-schema.ts';

const isKept = ({ withdrawn }: { withdrawn: unknown }): boolean => withdrawn === null;

/** What a sheet of a case is filled from, as it is now. */
async function readRecord(work: PersonWork, caseId: string): Promise<SheetRecord> {
  const { context, tx, by, now } = work;
  const found = await mustFindCase(tx, caseId);
  const findings = await findFindings(tx, await listCaseFindings(tx, found.id));
  const snapshots = await findSnapshots(tx, [...new Set(findings.map(({ snapshot }) => snapshot))]);
  const platform = findPlatform(context.platforms(), found.platform);
  const { authority } = await findUnitStatus(tx);
  return {
    case: { id: found.id, platform: found.platform },
    at: now.toISOString(),
    country: context.config.home.country,
    authority: authority ?? { name: `${by.unit.name}, ${by.name}`, address: null, email: by.email },
    marketplace: {
      name: platform?.name ?? found.platform,
      operator: platform?.operator.value ?? null,
      country: platform?.country.value ?? null,
    },
    offers: [...new Map(snapshots.map(({ listing, content }) => [listing, content])).values()],
    legal: findings.flatMap(({ legal }) => legal),
    laboratory: (await listLaboratoryResults(tx, found.id)).filter(isKept),
    hearings: (await listHearings(work, found.id)).filter(isKept),
    measures: await readMeasures(work, found.id),
  };
}

/** Measures with what each is and to whom it went; a document that was rejected or withdrawn is none. */
async function readMeasures(work: PersonWork, caseId: string): Promise<SheetRecord['measures']> {
  const titles = new Map<string, { en: string; fr: string }>(
    listDocumentKinds().map(({ kind, title }) => [kind, title]),
  );
  const notices = await listNotices(work.tx, caseId);
  const referrals = await listReferrals(work.tx, caseId, today(work));
  return (await listMeasures(work.tx, caseId)).flatMap(({ of }) => {
    const notice = notices.find(({ id }) => id === of);
    if (notice) {
      const { kind, sentAt, withdrawnAt, content } = notice;
      const title = titles.get(kind) ?? { en: kind, fr: kind };
      return sentAt === null || withdrawnAt !== null ? [] : [{ at: sentAt, title, addressee: content.recipient.name }];
    }
    const referral = referrals.find(({ id }) => id === of);
    const sent = referral?.entries[0];
    return referral && sent
      ? [
          {
            at: sent.on,
            title: { en: sent.said ?? 'Referral', fr: sent.said ?? 'Transmission' },
            addressee: referral.choice.name,
          },
        ]
      : [];
  });
}

/** What another authority’s system asks for about a case. @throws VigieError `VIGIE_REFERRAL_FORM` (404) */
export async function readSheet(
  work: PersonWork,
  { case: caseId, form: wanted, language }: z.output<typeof sheetQuerySchema>,
): Promise<AuthoritySheet> {
  const forms = loadAuthorityForms();
  const form =
    forms.find(({ key }) => wanted === undefined || key === wanted) ??
    refuse('VIGIE_REFERRAL_FORM', { form: wanted ?? '', known: forms.map(({ key }) => key).join(', ') });
  return fillSheet(forms, form, await readRecord(work, caseId), language);
}

/** What Safety Gate and ICSMS ask for about a case: to be copied, and as a file. Nothing is sent. */
export const sheetEndpoints = [
  query('GET /v1/authority-sheet', {
    says: 'Gives what Safety Gate or ICSMS asks for about a case, filled from the record. Nothing is sent.',
    tag: 'referral',
    role: 'reader',
    query: sheetQuerySchema,
    answer: authoritySheetSchema,
    run: (work, { query }) => readSheet(work, query),
  }),
  download('GET /v1/authority-sheet/file', {
    says: 'Downloads what Safety Gate or ICSMS asks for about a case, as JSON. Nothing is sent.',
    tag: 'referral',
    role: 'reader',
    query: sheetQuerySchema,
    find: (work, { query }) => readSheet(work, query),
    reads: (sheet) => ({ act: 'sheet.fetched', subject: sheet.case, content: { form: sheet.form.key } }),
    file: async (sheet) => ({
      type: 'application/json',
      body: `${JSON.stringify(sheet, null, 2)}\n`,
      name: `${sheet.case}-${sheet.form.key}.json`,
    }),
  }),
];
