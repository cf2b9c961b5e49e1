import { z } from 'zod';
import { languageSchema } from '../../base/core/language.ts';
import { pageOf, pageQuery, toPage } from '../../base/http/http.ts';
import type { Vault } from '../../evidence/index.ts';
import { command, download, query } from '../../people/index.ts';
import { refuse } from '../refusals.ts';
import {
  type AgeGate,
  ageGatePageSchema,
  ageGateSchema,
  gateDecisionSchema,
  gatePlanSchema,
  MOST_PAGES,
  platformName,
} from './gate-schema.ts';
import { findGate, holdGatePage, listGatePages, listGates } from './gate-store.ts';
import { nameGated, planGates } from './plan-gates.ts';
import { decideGate, showGate, toGate } from './show-gates.ts';

/** Measurements in a report, and pages of the newest. */
const MOST_REPORTED = 50;

const numberQuery = pageQuery.extend({ cursor: z.coerce.number().int().min(-1).max(MOST_PAGES).optional() });

/** What people do with measurements of age gates. They tell of pages, of no case. */
export const gateEndpoints = (vault: Vault) => [
  command('POST /v1/age-gates', {
    says: 'Plans a measurement of the age gates of a platform, and begins to visit its pages.',
    tag: 'sweep',
    role: 'analyst',
    forAll: true,
    body: gatePlanSchema,
    answer: ageGateSchema,
    run: async (work, { body }) => showGate(work.tx, await planGates(work, body)),
  }),
  query('GET /v1/age-gates', {
    says: 'Lists measurements of age gates, the newest first.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    query: pageQuery.extend({
      platform: platformName.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    answer: pageOf(ageGateSchema),
    async run({ tx, context }, { query: { platform, ...page } }) {
      const shown: AgeGate[] = [];
      const of = platform === undefined ? null : nameGated(context, platform);
      for (const held of await listGates(tx, { platform: of, ...page })) shown.push(await toGate(tx, held));
      return toPage(shown, page.limit);
    },
  }),
  query('GET /v1/age-gates/:id', {
    says: 'Shows a measurement of age gates: its plan, how far it is, its shares.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    reads: null,
    answer: ageGateSchema,
    run: ({ tx }, { params: { id } }) => showGate(tx, id),
  }),
  query('GET /v1/age-gates/:id/pages', {
    says: 'Lists the pages of a measurement: what was captured, proposed and decided.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    reads: null,
    query: numberQuery,
    answer: pageOf(ageGatePageSchema),
    async run({ tx }, { params: { id }, query: page }) {
      if (!(await findGate(tx, id))) return refuse('VIGIE_SWEEP_GATE_UNKNOWN', { id });
      return toPage(await listGatePages(tx, id, page), page.limit);
    },
  }),
  command('POST /v1/age-gates/:id/decisions', {
    says: 'Decides what stands before a sealed page.',
    tag: 'sweep',
    role: 'analyst',
    forAll: true,
    body: gateDecisionSchema,
    answer: ageGateSchema,
    async run(work, { params: { id }, body }) {
      await decideGate(work, id, body);
      return showGate(work.tx, id);
    },
  }),
  download('GET /v1/age-gates/:id/pages/:number/package', {
    says: 'The sealed package of a page of a measurement.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    params: z.object({ id: z.string(), number: z.coerce.number().int().min(0).max(MOST_PAGES) }),
    async find({ tx }, { params: { id, number } }) {
      const page = await holdGatePage(tx, id, number);
      return page?.state === 'sealed' ? page : refuse('VIGIE_SWEEP_GATE_UNKNOWN', { id });
    },
    reads: ({ package: read }, { params: { id, number } }) => ({
      act: 'gate.package-downloaded',
      subject: id,
      content: { number, package: read },
    }),
    file: async ({ package: id }) => ({
      type: 'application/wacz',
      body: await vault.readPackage(id),
      name: `${id}.wacz`,
    }),
  }),
  download('GET /v1/age-gate-report', {
    says: 'The age gates of a platform over time, as PDF/A: measurements that are done, and the pages of the newest.',
    tag: 'sweep',
    role: 'reader',
    forAll: true,
    reads: null,
    query: z.object({ platform: platformName, language: languageSchema.default('fr') }),
    async find({ tx, context, by }, { query: { platform: asked } }) {
      const platform = nameGated(context, asked);
      const gates: AgeGate[] = [];
      for (const held of await listGates(tx, { platform, limit: MOST_REPORTED }))
        if (held.state === 'done') gates.push(await toGate(tx, held));
      const [newest] = gates;
      if (!newest) return refuse('VIGIE_SWEEP_GATE_NONE', { platform });
      return { platform, unit: by.unit.name, gates, pages: await listGatePages(tx, newest.id, { limit: MOST_PAGES }) };
    },
    async file(found, { config: { home }, platforms }, { query: { language } }) {
      const { renderGateReport } = await import('./report/render-gates.ts');
      const name = platforms().find(({ key }) => key === found.platform)?.name ?? found.platform;
      const body = await renderGateReport({ ...found, name }, { language, timeZone: home.timeZone });
      return { type: 'application/pdf', body, name: `age-gates-${found.platform}.pdf`, inline: true };
    },
  }),
];
