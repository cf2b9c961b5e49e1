import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import { type Language, languageSchema } from '../../base/core/language.ts';
import { showPage } from '../../base/http/form-page.ts';
import { findHotline } from '../../base/registers/hotlines.ts';
import { countedAddress, openFile, type Visiting } from '../../people/index.ts';
import { digestOfCode } from './follow-code.ts';
import { createLimits, type Limits } from './limits.ts';
import { readReport } from './read-report.ts';
import { receiveReport } from './receive-report.ts';
import {
  renderClosed,
  renderFollowed,
  renderFollowForm,
  renderReceived,
  renderReportForm,
  renderUnits,
  renderWait,
} from './render-report.ts';
import { findFollowed, listOpenPages, pathOfPage } from './report-store.ts';

const languageQuery = z.object({ lang: languageSchema.optional() });
const pageParams = z.object({ unit: z.string().max(100) });
const reportForm = z.object({
  url: z.string().max(200_000).default(''),
  what: z.string().max(200_000).default(''),
  website: z.string().default(''),
});
const followForm = z.object({ code: z.string().max(1_000).default('') });

/** Every answer to a code takes at least so long, whatever is behind it: how long one waits tells nothing. */
const FOLLOW_MS = 400;

/** A page of another site sends nothing here, in the name of whoever reads it. */
const fromHere = () => ({ config: { ownOrigin: true } });

const languageOf = ({ language }: Visiting, { lang }: z.output<typeof languageQuery>): Language =>
  lang ?? language ?? 'en';

/** The form of a unit, or that there is none at this address. */
async function pageAt({ context }: Visiting, unit: string) {
  const pages = await listOpenPages(context.store.db);
  return pages.find((page) => pathOfPage(page) === `/report/${encodeURIComponent(unit)}`) ?? null;
}

const admit = (limits: Limits, { request, now }: Visiting) => limits.admit(countedAddress(request.ip), now);

/**
 * Where anybody reports an offer to a unit, `/report`, and follows what they reported, `/report/follow`: without an
 * account, a cookie, a script or an upload.
 */
export function reportEndpoints(reports = createLimits(), follows = createLimits()): Endpoint[] {
  return [
    openFile('GET /report', {
      query: languageQuery,
      async file(visiting, { query }) {
        const language = languageOf(visiting, query);
        const pages = await listOpenPages(visiting.context.store.db);
        const [only, ...others] = pages;
        if (!only || others.length > 0) return showPage(only ? 200 : 404, renderUnits(pages, language));
        const page = showPage(303, '');
        return { ...page, headers: { ...page.headers, location: `${pathOfPage(only)}?lang=${language}` } };
      },
    }),
    openFile('GET /report/follow', {
      query: languageQuery,
      file: (visiting, { query }) => showPage(200, renderFollowForm(languageOf(visiting, query))),
    }),
    openFile('POST /report/follow', {
      isForm: true,
      query: languageQuery,
      body: followForm,
      options: fromHere,
      async file(visiting, { query, body }) {
        const language = languageOf(visiting, query);
        const admitted = admit(follows, visiting);
        if (!admitted.isAdmitted) return showPage(429, renderWait(admitted.minutes, 'followHow', language));
        const found = findFollowed(visiting.context.store.db, digestOfCode(body.code));
        const [followed] = await Promise.all([found, delay(FOLLOW_MS)]);
        return followed
          ? showPage(200, renderFollowed(followed, language))
          : showPage(422, renderFollowForm(language, true));
      },
    }),
    openFile('GET /report/:unit', {
      params: pageParams,
      query: languageQuery,
      async file(visiting, { params, query }) {
        const language = languageOf(visiting, query);
        const page = await pageAt(visiting, params.unit);
        if (!page) return showPage(404, renderClosed(language));
        const hotline = findHotline(visiting.context.config.home.country);
        return showPage(200, renderReportForm({ page, hotline, language }));
      },
    }),
    openFile('POST /report/:unit', {
      isForm: true,
      params: pageParams,
      query: languageQuery,
      body: reportForm,
      options: fromHere,
      async file(visiting, { params, query, body }) {
        const { context } = visiting;
        const language = languageOf(visiting, query);
        const page = await pageAt(visiting, params.unit);
        if (!page) return showPage(404, renderClosed(language));
        const report = readReport(body);
        if ('problems' in report) {
          const hotline = findHotline(context.config.home.country);
          return showPage(422, renderReportForm({ page, hotline, language }, body, report.problems));
        }
        const admitted = admit(reports, visiting);
        if (!admitted.isAdmitted) return showPage(429, renderWait(admitted.minutes, 'how', language));
        const code = await receiveReport(context, page.unitId, report, { language, isBusy: admitted.isBusy });
        return showPage(200, renderReceived(page, code, language));
      },
    }),
  ];
}
