import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleRows, writeDailyFile } from '@vigie/demo';
import { z } from 'zod';
import { addDays, plainDate } from '../../base/core/clock.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { columnsOf, importDay } from '../../followup/index.ts';
import { Gaps, importListings, visitListings } from '../../listing/index.ts';
import { runJointOperation } from './joint-operation.ts';
import type { Lap } from './lap.ts';

export interface Step {
  title: string;
  /** Safe to run again after it was cut off at any point. */
  run(lap: Lap): Promise<void>;
}

const idSchema = z.object({ id: z.string() });
const pageSchema = z.object({
  items: z.array(z.object({ id: z.string(), packs: z.array(z.string()) })),
  next: z.string().nullable(),
});

async function listCases(lap: Lap, state: string): Promise<z.infer<typeof pageSchema>['items']> {
  const cases: z.infer<typeof pageSchema>['items'] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = pageSchema.parse(
      await lap.request('GET', `/v1/cases?state=${state}&limit=200${cursor ? `&cursor=${cursor}` : ''}`),
    );
    cases.push(...page.items);
    cursor = page.next;
  }
  return cases;
}

async function sweep(lap: Lap): Promise<void> {
  const { context } = lap.vigie;
  const source = `${lap.marketplaceUrl}/sitemap.xml`;
  const gaps = new Gaps();
  const listings = visitListings(
    context.visitor,
    source,
    ({ url, why, count = 1, isNoOffer = false, isPartly = false }) =>
      gaps.add({ place: url, reason: why, count, isLost: !isNoOffer && !isPartly, isPartly }),
  );
  const by = { unit: lap.unit, account: { id: lap.account }, source, pictures: true, gaps };
  await importListings(context, by, listings);
  await lap.settle();
}

async function checkNow(lap: Lap): Promise<void> {
  const { store, jobs } = lap.vigie.context;
  await store.inUnit(lap.unit, (tx) => jobs.send(tx, 'followup.check', { unit: lap.unit }));
  await lap.settle();
}

/** Cases left for whoever opens the console: there is something to decide. */
const LEFT_OPEN = 4;

/** A daily file of the Transparency Database, made for the demo, in which the marketplace has declared something. */
async function readDeclared({ vigie, unit, marketplaceUrl }: Lap): Promise<void> {
  const { store, clock, config, platforms } = vigie.context;
  const day = addDays(plainDate(clock(), config.home.timeZone), -1);
  const name = findPlatform(platforms(), new URL(marketplaceUrl).host)?.name ?? '';
  const rows = sampleRows(day, 240, [name, 'Example Bazaar', 'Example Video']);
  const folder = await mkdtemp(join(tmpdir(), 'vigie-demo-'));
  try {
    const columns = columnsOf('light');
    const path = await writeDailyFile(folder, { slug: 'global', day, variant: 'light', columns, rows });
    await importDay(path, { store, clock, platforms: platforms(), units: [unit] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The story of the demo, step by step: a week on the sample marketplace. */
export const STEPS: readonly Step[] = [
  { title: 'Every offer of the marketplace visited, screened, grouped into cases, its evidence sealed', run: sweep },
  {
    title: 'Cases reviewed: confirmed, with a reason',
    async run(lap) {
      const open = await listCases(lap, 'open');
      for (const { id } of open.slice(0, Math.max(0, open.length - LEFT_OPEN))) {
        const reason = 'Titre, taille et catégorie lus : l’offre relève de la disposition citée.';
        await lap.request('POST', `/v1/cases/${id}/decisions`, { kind: 'confirm', reason }, `demo-confirm-${id}`);
      }
    },
  },
  {
    title: 'Notices written and sent to the sample marketplace',
    async run(lap) {
      for (const { id } of await listCases(lap, 'confirmed')) {
        await lap.request('POST', '/v1/notices', { case: id, language: 'fr', bonaFide: true }, `demo-notice-${id}`);
      }
      await lap.settle();
    },
  },
  {
    title: 'A day later: each offer checked again',
    async run(lap) {
      lap.turnDay(1);
      lap.passUntil(25);
      await checkNow(lap);
    },
  },
  {
    title: 'Two hours later: what was gone, looked at once more',
    async run(lap) {
      lap.passUntil(27);
      await checkNow(lap);
    },
  },
  {
    title: 'Day 4: the marketplace swept again; relistings are recognised',
    async run(lap) {
      lap.turnDay(3);
      lap.passUntil(76);
      await sweep(lap);
      await checkNow(lap);
    },
  },
  {
    title: 'Day 8: deadlines have passed; the next step is proposed',
    async run(lap) {
      lap.passUntil(170);
      await checkNow(lap);
    },
  },
  {
    title: 'An operation of four units on one marketplace; one of them is late',
    async run(lap) {
      await runJointOperation(lap, (await listCases(lap, 'confirmed'))[0]?.id);
    },
  },
  { title: 'What the marketplace declared, read from a made daily file of statements', run: readDeclared },
  {
    title: 'A release of figures published, small ones withheld',
    async run(lap) {
      const { clock, config } = lap.vigie.context;
      const to = plainDate(clock(), config.home.timeZone);
      const from = `${addDays(to, -31).slice(0, 7)}-01`;
      const asked = { title: 'Premier relevé', from, to };
      const { id } = idSchema.parse(await lap.request('POST', '/v1/releases', asked, 'demo-release'));
      const decision = { decision: 'approve', reason: 'Relu.' };
      await lap.request('POST', `/v1/proposals/${id}/decisions`, decision, 'demo-approve', 'administrator');
    },
  },
];
