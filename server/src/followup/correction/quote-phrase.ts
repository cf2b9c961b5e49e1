import { readArchive } from '@vigie/proof';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { findPhrase, foldText } from '../../base/text/match-phrases.ts';
import type { Vault } from '../../evidence/index.ts';
import { findListing } from '../../listing/index.ts';
import { type Account, inReading } from '../../people/index.ts';
import { findCheck } from '../check/check-store.ts';
import { refuse } from '../refusals.ts';
import { listHosts, readOnline } from './phrase-store.ts';
import { refusePhrase } from './refuse-phrase.ts';

/** A phrase that may go into the register, and where it stands. */
export interface Quoted {
  phrase: string;
  platform: string;
  from: string | null;
}

const pageSchema = z.object({ text: z.string() });

/** The text of a sealed page; null where it cannot be read: not sealed yet, made unreadable, or without text. */
async function readSealedText(vault: Vault, id: string): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await vault.readPackage(id);
  } catch (error) {
    if (error instanceof VigieError) return null;
    throw error;
  }
  const files = readArchive(bytes);
  const pages = Array.isArray(files) ? files.find(({ path }) => path === 'pages/pages.jsonl') : undefined;
  const line = pages && Buffer.from(pages.bytes).toString('utf8').split('\n')[1];
  return line ? (pageSchema.safeParse(JSON.parse(line)).data?.text ?? null) : null;
}

/**
 * Weighs a phrase against the platform's pages that are online, and looks for it in the sealed pages of the check.
 * Reads packages: not within a transaction.
 *
 * @throws VigieError as `refusePhrase`; `VIGIE_FOLLOWUP_UNKNOWN_CHECK` (404)
 */
export async function quotePhrase(
  { context, by, vault }: { context: Context; by: Account; vault: Vault },
  checkId: string,
  given: string,
): Promise<Quoted> {
  const { check, platform, online } = await inReading({ context, by }, async (tx) => {
    const { platforms } = context;
    const check = (await findCheck(tx, checkId)) ?? refuse('VIGIE_FOLLOWUP_UNKNOWN_CHECK', { id: checkId });
    const host = (await findListing(tx, check.listing))?.platform ?? '';
    const key = findPlatform(platforms(), host)?.key;
    const isAlike = (one: string) => one === host || (key !== undefined && findPlatform(platforms(), one)?.key === key);
    return { check, platform: host, online: await readOnline(tx, (await listHosts(tx)).filter(isAlike)) };
  });
  const texts = [...online.texts];
  for (const id of online.packages) texts.push((await readSealedText(vault, id)) ?? '');
  const phrase = refusePhrase(given, texts);
  for (const { evidence } of check.views) {
    const text = evidence === null ? null : await readSealedText(vault, evidence);
    if (text !== null && findPhrase(foldText(text), [foldText(phrase)]) !== null)
      return { phrase, platform, from: evidence };
  }
  return { phrase, platform, from: null };
}
