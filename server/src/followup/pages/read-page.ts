import { parsePdq, pictureOf } from '@vigie/engine';
import type { z } from 'zod';
import { addDays, plainDate, startOfDay } from '../../base/core/clock.ts';
import { findPlatform, type Platform } from '../../base/registers/platforms.ts';
import type { PersonWork } from '../../people/index.ts';
import { readExceptions } from '../../screening/index.ts';
import { countCompliance } from '../compliance/compliance.ts';
import { refuse } from '../refusals.ts';
import { countCrowd, listAlike, listAlikeProducts, listHashes, listNear } from './alike-store.ts';
import type {
  pageSchema,
  picturePageSchema,
  platformPageSchema,
  productPageSchema,
  traderPageSchema,
} from './page-schema.ts';
import {
  countRules,
  countTraders,
  findStated,
  findTitle,
  listAskedAbout,
  listOf,
  listPlatforms,
  type Subject,
  summarise,
} from './page-store.ts';

type Paging = { cursor?: string | undefined; limit: number };
const DAYS = 365;

/** What every page tells, of the cases that the reader may see. */
async function readPage(work: PersonWork, subject: Subject, paging: Paging): Promise<z.infer<typeof pageSchema>> {
  const { tx, now, context } = work;
  const { timeZone } = context.config.home;
  const to = plainDate(now, timeZone);
  const from = addDays(to, 1 - DAYS);
  const period = { from: startOfDay(from, timeZone), to: startOfDay(addDays(to, 1), timeZone) };
  const asked = await listAskedAbout(tx, subject, period);
  const { counts, deadlines, toRemoval } = countCompliance(asked, { from: period.from, to: now }, now, timeZone);
  const cases = await listOf(tx, subject, paging);
  return {
    summary: await summarise(tx, subject),
    rules: await countRules(tx, subject),
    asked: { from, to, counts, deadlines, toRemoval },
    cases,
    next: cases.length === paging.limit ? (cases.at(-1)?.id ?? null) : null,
  };
}

/** Photographs of the offers of a subject, but for those that the unit knows to be harmless: "no picture yet" is everybody's. */
async function readOwnHashes({ tx }: PersonWork, subject: Subject): Promise<string[]> {
  const hashes = await listHashes(tx, subject);
  if (hashes.length === 0) return hashes;
  const isHarmless = await readExceptions(tx);
  return hashes.filter((pdq) => {
    const hash = parsePdq(pdq);
    return hash !== null && !isHarmless({ url: '', ...pictureOf(hash) });
  });
}

/** What the register says of a platform, as it is shown: not how notices reach it. */
function showRegister({ states: _, obligations: __, exchange, ...known }: Platform) {
  return { ...known, takesData: exchange.endpoint !== null };
}

/**
 * A platform, under all its names: what the register says of it, its cases, its traders.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_NOTHING_OF` (404) where neither the register nor a case knows it
 */
export async function readPlatform(
  work: PersonWork,
  { name, ...paging }: Paging & { name: string },
): Promise<z.infer<typeof platformPageSchema>> {
  const platforms = work.context.platforms();
  const known = platforms.find(({ key }) => key === name) ?? findPlatform(platforms, name);
  const names = known
    ? (await listPlatforms(work.tx)).filter((one) => findPlatform(platforms, one)?.key === known.key)
    : [name];
  const subject = { of: 'platform', names } as const;
  const page = await readPage(work, subject, paging);
  if (page.summary.total === 0 && !known) return refuse('VIGIE_FOLLOWUP_NOTHING_OF', { what: name });
  const traders = await countTraders(work.tx, subject);
  return { ...page, name, names, register: known ? showRegister(known) : null, traders };
}

/**
 * A trader on a platform: what its newest offer says of it, its cases, others that are alike. Nothing is gathered about
 * it from elsewhere: it may be a person.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_NOTHING_OF` (404)
 */
export async function readTrader(
  work: PersonWork,
  { platform, key, ...paging }: Paging & { platform: string; key: string },
): Promise<z.infer<typeof traderPageSchema>> {
  const subject = { of: 'trader', platform, key } as const;
  const page = await readPage(work, subject, paging);
  if (page.summary.total === 0) return refuse('VIGIE_FOLLOWUP_NOTHING_OF', { what: key });
  const newest = await findStated(work.tx, subject);
  const stated = newest && { ...newest.trader, seenAt: newest.seenAt, listing: newest.listing };
  const alike = await listAlike(work.tx, subject, await readOwnHashes(work, subject));
  return {
    ...page,
    platform,
    key,
    name: newest?.name || key,
    stated,
    alike,
    crowd: await countCrowd(work.tx, subject),
  };
}

const BY = { gtin: 'gtin', mpn: 'model', title: 'wording' } as const;

/**
 * A product on all platforms: who offers it, its cases.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_NOTHING_OF` (404)
 */
export async function readProduct(
  work: PersonWork,
  { key, ...paging }: Paging & { key: string },
): Promise<z.infer<typeof productPageSchema>> {
  const subject = { of: 'product', key } as const;
  const page = await readPage(work, subject, paging);
  const title = await findTitle(work.tx, subject);
  if (title === null) return refuse('VIGIE_FOLLOWUP_NOTHING_OF', { what: key });
  const kind = (['gtin', 'mpn', 'title'] as const).find((each) => key.startsWith(`${each}:`)) ?? 'title';
  const traders = await countTraders(work.tx, subject);
  const alike = await listAlikeProducts(work.tx, key, await readOwnHashes(work, subject));
  return { ...page, key, title, by: BY[kind], traders, alike };
}

/**
 * A photograph, by its hash: who offers something with it, in which cases.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_NOTHING_OF` (404)
 */
export async function readPicture(
  work: PersonWork,
  { pdq, ...paging }: Paging & { pdq: string },
): Promise<z.infer<typeof picturePageSchema>> {
  const subject = { of: 'picture', pdq } as const;
  const page = await readPage(work, subject, paging);
  if (page.summary.total === 0) return refuse('VIGIE_FOLLOWUP_NOTHING_OF', { what: pdq });
  return { ...page, pdq, traders: await countTraders(work.tx, subject), near: await listNear(work.tx, pdq) };
}
