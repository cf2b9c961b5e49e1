import { readArchive } from '@vigie/proof';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { plainDate } from '../../base/core/clock.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { findPhrase, foldText } from '../../base/text/match-phrases.ts';
import type { Vault } from '../../evidence/index.ts';
import { findListing } from '../../listing/index.ts';
import { record } from '../../people/audit-store.ts';
import type { Account } from '../../people/store.ts';
import { replanAfter, settleVerdict } from '../check/check.ts';
import { type Check, findCheck, listHistories } from '../check/check-store.ts';
import type { VerdictReason } from '../verdict/judgement.ts';
import { learnState } from './add-page-phrase.ts';
import {
  decideState,
  findState,
  type GivenVerdict,
  listHosts,
  proposeState,
  readOnline,
  STATE_OF,
  saveVerdict,
} from './phrase-store.ts';
import { refusePhrase } from './refuse-phrase.ts';

/** A phrase that may be learned, and where it stands. */
interface Quoted {
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

async function mustFindCheck(tx: Tx, id: string): Promise<Check & { case: string; isNewest: boolean }> {
  const check = await findCheck(tx, id);
  if (!check)
    throw new VigieError(
      'VIGIE_FOLLOWUP_UNKNOWN_CHECK',
      { en: `There is no check ${id}.`, fr: `Il n’y a pas de vérification ${id}.` },
      { status: 404 },
    );
  return check;
}

/**
 * Weighs a phrase against the platform's pages that are online, and looks for it in the sealed pages of the check. Reads packages: not within a transaction.
 *
 * @throws VigieError as `refusePhrase`; `VIGIE_FOLLOWUP_UNKNOWN_CHECK` (404)
 */
export async function quotePhrase(
  { store, vault, platforms }: Context & { vault: Vault },
  unit: string,
  checkId: string,
  given: string,
): Promise<Quoted> {
  const { check, platform, online } = await store.inUnit(unit, async (tx) => {
    const check = await mustFindCheck(tx, checkId);
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

/**
 * A person's verdict on a check in doubt: from then on it is the check's. A phrase becomes a proposal for the register of platforms; nothing is judged by it yet.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_UNKNOWN_CHECK` (404), `VIGIE_FOLLOWUP_CHECK_CLEAR` (409)
 */
export async function correctCheck(
  context: Context,
  tx: Tx,
  account: Account,
  input: { id: string; verdict: GivenVerdict; reason: string; quoted: Quoted | null },
): Promise<string> {
  const now = context.clock();
  const unit = account.unit.id;
  const { id, verdict, reason, quoted } = input;
  const check = await mustFindCheck(tx, id);
  if (check.verdict !== 'indeterminate' || !check.isNewest) {
    throw new VigieError(
      'VIGIE_FOLLOWUP_CHECK_CLEAR',
      {
        en: 'A person decides on the newest check of an offer, where it is in doubt. This one is not.',
        fr: 'Une personne tranche la dernière vérification d’une offre, si elle est dans le doute. Ce n’est pas le cas de celle-ci.',
      },
      { status: 409 },
    );
  }
  const found = check.reasons.map(({ code, params }) => ({ code, params }));
  const decided = { code: 'decided-by-person', params: { reason } } satisfies VerdictReason;
  const reasons = [decided, ...found];
  await saveVerdict(tx, { unit, check: id, verdict, found, reasons, reason, account: account.id, now });
  const content = { check: id, verdict, found, url: check.url };
  await record(tx, { unit, account: account.id, act: 'check.corrected', subject: check.case, reason, content, now });
  if (quoted) {
    const { phrase, platform, from: quotedFrom } = quoted;
    const proposed = { id: newId('pst', now), check: id, platform, pageState: STATE_OF[verdict], phrase, quotedFrom };
    await proposeState(tx, unit, proposed);
    await record(tx, {
      unit,
      account: account.id,
      act: 'state.proposed',
      subject: check.case,
      reason,
      content: proposed,
      now,
    });
  }
  const history = (await listHistories(tx, check.notice)).get(check.listing) ?? [];
  await replanAfter(tx, check, history);
  await settleVerdict(context, tx, unit, check, verdict, history.slice(1), now);
  return check.case;
}

/**
 * A person's second word on a proposed phrase. Applied, it is written into the installation's own register, and every unit's next checks on that platform are judged by it: an
 * approver or an admin applies it.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_UNKNOWN_STATE` (404), `VIGIE_FOLLOWUP_STATE_DECIDED` (409), `VIGIE_FOLLOWUP_STATE_ROLE` (403), `VIGIE_REGISTER_INVALID` (409)
 */
export async function decideLearned(
  context: Context,
  tx: Tx,
  account: Account,
  { id, kind, reason }: { id: string; kind: 'apply' | 'decline'; reason: string },
): Promise<string> {
  const { platforms, config } = context;
  if (kind === 'apply' && account.role === 'analyst') {
    throw new VigieError(
      'VIGIE_FOLLOWUP_STATE_ROLE',
      {
        en: 'The register counts for every unit: an approver or an admin applies a phrase.',
        fr: 'Le registre vaut pour toutes les unités : un approbateur ou un administrateur y applique une phrase.',
      },
      { status: 403 },
    );
  }
  const proposed = await findState(tx, id);
  if (!proposed)
    throw new VigieError(
      'VIGIE_FOLLOWUP_UNKNOWN_STATE',
      { en: `There is no proposed phrase ${id}.`, fr: `Il n’y a pas de phrase proposée ${id}.` },
      { status: 404 },
    );
  if (proposed.state !== 'proposed') {
    throw new VigieError(
      'VIGIE_FOLLOWUP_STATE_DECIDED',
      { en: 'This phrase was decided on before.', fr: 'Il a déjà été statué sur cette phrase.' },
      { status: 409 },
    );
  }
  const now = context.clock();
  const state = kind === 'apply' ? 'applied' : 'declined';
  await decideState(tx, id, { state, account: account.id, reason, now });
  const { phrase, pageState, platform, quotedFrom, check } = proposed;
  const content = { state: id, platform, pageState, phrase };
  await record(tx, {
    unit: account.unit.id,
    account: account.id,
    act: `state.${state}`,
    subject: proposed.case,
    reason,
    content,
    now,
  });
  if (kind === 'apply') {
    // Last, and at once: should the transaction not be kept, the phrase is still proposed, and applying it again writes nothing twice.
    const source = quotedFrom ? `sealed page ${quotedFrom}` : `typed at check ${check}`;
    const learned = {
      state: pageState,
      phrase,
      verified: quotedFrom !== null,
      source,
      checked: plainDate(now, config.home.timeZone),
    };
    learnState(`${config.dataDir}/registers/platforms`, platforms(), platform, learned);
  }
  return proposed.case;
}
