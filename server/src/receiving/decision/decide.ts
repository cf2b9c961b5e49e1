import type { Listing } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { plainDate } from '../../base/core/clock.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import type { Language } from '../../base/core/language.ts';
import type { Tx } from '../../base/database/store.ts';
import { findListing, findNewest, findSnapshots, traderKeys } from '../../listing/index.ts';
import type { Answer, Decision } from '../../notice/index.ts';
import { record } from '../../people/audit-store.ts';
import type { Account } from '../../people/store.ts';
import { newCode } from '../inbox/receive-notice.ts';
import { findSenderById } from '../inbox-store.ts';
import { dropOutgoing, type Outgoing, saveOutgoing } from '../outgoing/outgoing-store.ts';
import { findReceived, type KeptReceived, listAlike, listItems, saveDecision } from '../store.ts';
import { checkPayload } from '../transparency/transparency-rules.ts';
import { receivingWords } from '../words.ts';
import { toPayload, toStatementsOfReasons, writeStatement } from './statement.ts';
import { type DecisionInput, register, type StatementContent } from './statement-schema.ts';
import { findInForce, findStatement, type KeptStatement, saveStatement } from './statement-store.ts';

/** The notice, or a 404 in words. */
export async function mustFindReceived(tx: Tx, id: string): Promise<KeptReceived> {
  const found = await findReceived(tx, id);
  if (!found)
    throw new VigieError(
      'VIGIE_RECEIVING_UNKNOWN',
      { en: `There is no received notice ${id}.`, fr: `Il n’y a pas de notification reçue ${id}.` },
      { status: 404 },
    );
  return found;
}

/**
 * A person's decision on a notice (art. 16(5)), with a statement of reasons (art. 17) for each address that is restricted. An address that is restricted already keeps
 * its one statement, and this notifier is told of that one. In one transaction: the decision, the statements, what leaves for notifier and trader, and
 * the way to the Transparency Database.
 *
 * @returns the notices decided: this one, and those decided alike.
 * @throws VigieError `VIGIE_RECEIVING_DECIDED` (409), `VIGIE_RECEIVING_STATEMENT` naming the rules of the Transparency Database that the statement breaks.
 */
export async function decideReceived(
  context: Context,
  tx: Tx,
  account: Account,
  id: string,
  input: DecisionInput,
): Promise<string[]> {
  const received = await mustFindReceived(tx, id);
  if (received.state === 'decided') {
    throw new VigieError(
      'VIGIE_RECEIVING_DECIDED',
      {
        en: 'This notice is decided. A complaint may reopen it.',
        fr: 'Cette notification est décidée. Une réclamation peut la rouvrir.',
      },
      {
        status: 409,
      },
    );
  }
  const own = (await listItems(tx, id)).map(({ url }) => url);
  const stray = input.urls.filter((url) => !own.includes(url));
  if (stray.length > 0)
    throw new VigieError('VIGIE_RECEIVING_ADDRESS', {
      en: `The notice does not name ${stray.join(', ')}.`,
      fr: `La notification ne nomme pas ${stray.join(', ')}.`,
    });
  if (input.urls.length > 0 && input.statement === null)
    throw new VigieError('VIGIE_RECEIVING_STATEMENT', {
      en: 'A restriction needs its statement of reasons (art. 17).',
      fr: 'Une restriction demande son exposé des motifs (art. 17).',
    });
  const statements = new Map<string, KeptStatement>();
  for (const url of new Set(input.urls)) {
    statements.set(
      url,
      (await findInForce(tx, url)) ?? (await makeStatement(context, tx, account, received, url, input)),
    );
  }
  await tell(context, tx, account, received, input, statements);
  const decided = [id];
  for (const other of input.alike ? await listAlike(tx, id) : []) {
    const urls = (await listItems(tx, other)).map(({ url }) => url);
    // Alike is what asks for nothing that was not decided here.
    if (!urls.every((url) => own.includes(url))) continue;
    await tell(context, tx, account, await mustFindReceived(tx, other), input, statements);
    decided.push(other);
  }
  return decided;
}

async function tell(
  context: Context,
  tx: Tx,
  account: Account,
  received: KeptReceived,
  input: DecisionInput,
  statements: ReadonlyMap<string, KeptStatement>,
): Promise<void> {
  const { clock, jobs, config } = context;
  const now = clock();
  const unit = account.unit.id;
  const items = await listItems(tx, received.id);
  const about = items.flatMap(({ url }) => statements.get(url) ?? []);
  const say = receivingWords(received.claim.language);
  const redress = writeRedress(config.publicUrl, received.code, received.claim.language);
  const decision: Decision = {
    outcome: about.length === 0 ? 'no-action' : about.length < items.length ? 'partly' : 'acted',
    explanation: input.explanation,
    automatedDetection: input.statement?.automatedDetection ?? false,
    automatedDecision: input.statement?.automatedDecision ?? 'none',
    redress,
    statements: about.flatMap(toStatementsOfReasons),
  };
  await saveDecision(tx, { received: received.id, decision, manifest: input.manifest, account: account.id, now });
  const answer: Answer = {
    format: 'vigie.answer/1',
    id: newId('ans', now),
    notice: received.claim.notice?.id ?? received.id,
    kind: 'decision',
    at: now.toISOString(),
    reference: received.id,
    decision,
  };
  const { replyTo, notifier } = received.claim;
  await dropOutgoing(tx, received.id, 'decision');
  const outgoing: Outgoing = {
    id: answer.id,
    subject: received.id,
    kind: 'decision',
    // An answer goes as data only to a sender that proved its key: any other address is somebody's say-so.
    ...(replyTo && received.proven
      ? { way: 'exchange' as const, recipient: replyTo, state: 'queued' as const }
      : notifier?.email
        ? { way: 'mail' as const, recipient: notifier.email, state: 'queued' as const }
        : { way: 'shown' as const, recipient: null, state: 'shown' as const }),
    content: {
      subject: say('decision.subject', { reference: received.id }),
      text: say('decision.text', {
        outcome: say(`decision.${decision.outcome}`),
        explanation: decision.explanation,
        automated: say(`automated.${input.statement?.automatedDecision ?? 'none'}`),
        redress,
      }),
      answer,
    },
  };
  await saveOutgoing(tx, unit, outgoing, now);
  if (outgoing.state === 'queued') await jobs.send(tx, 'receiving.deliver', { unit, outgoing: outgoing.id });
  await record(tx, {
    unit,
    account: account.id,
    act: 'notice.decided',
    subject: received.id,
    reason: input.explanation,
    content: { outcome: decision.outcome, statements: about.map(({ id }) => id), manifest: input.manifest },
    now,
  });
}

async function makeStatement(
  context: Context,
  tx: Tx,
  account: Account,
  received: KeptReceived,
  url: string,
  input: DecisionInput,
): Promise<KeptStatement> {
  const { clock, jobs, config } = context;
  const { statement } = input;
  if (statement === null) throw new Error('checked above');
  const now = clock();
  const unit = account.unit.id;
  const id = newId('sor', now);
  const code = newCode();
  const item = (await listItems(tx, received.id)).find((each) => each.url === url);
  const listing = item?.listing ? await findListing(tx, item.listing) : null;
  const newest = listing ? await findNewest(tx, listing.id) : null;
  const offer = newest ? ((await findSnapshots(tx, [newest]))[0]?.content ?? null) : null;
  const sender = received.sender
    ? await findSenderById(tx, received.sender, plainDate(now, config.home.timeZone))
    : null;
  const content: StatementContent = {
    ...statement,
    contentDate: statement.contentDate ?? (listing?.firstSeen ?? received.receivedAt).slice(0, 10),
    applicationDate: statement.applicationDate ?? plainDate(now, config.home.timeZone),
    redress: writeRedress(config.publicUrl, code, received.claim.language),
    source: sender?.isTrusted ? 'SOURCE_TRUSTED_FLAGGER' : 'SOURCE_ARTICLE_16',
  };
  const names = [received.claim.notifier?.name, offer?.trader?.name].filter((name) => typeof name === 'string');
  const refusals = checkPayload(toPayload({ id, content }), register, names);
  if (refusals.length > 0) {
    throw new VigieError(
      'VIGIE_RECEIVING_STATEMENT',
      {
        en: 'The Transparency Database would refuse this statement of reasons. Correct it.',
        fr: 'La base de données pour la transparence refuserait cet exposé des motifs. Corrigez-le.',
      },
      {
        detail: refusals.map(({ rule, field, detail }) => ({
          en: `${rule} (${field}): ${detail.en}`,
          fr: `${rule} (${field}) : ${detail.fr}`,
        })),
      },
    );
  }
  await saveStatement(tx, {
    id,
    unit,
    inbox: received.inbox,
    received: received.id,
    url,
    listing: listing?.id ?? null,
    ...traderOf(offer, url),
    content,
    manifest: input.manifest,
    account: account.id,
    code,
    submission: config.transparency ? 'queued' : 'off',
    now,
  });
  if (config.transparency) await jobs.send(tx, 'receiving.submit', { unit });
  const language = received.claim.language;
  const email = offer?.trader?.email?.trim() ?? null;
  const toTrader: Outgoing = {
    id: newId('ans', now),
    subject: id,
    kind: 'statement',
    ...(email
      ? { way: 'mail' as const, recipient: email, state: 'queued' as const }
      : { way: 'shown' as const, recipient: null, state: 'shown' as const }),
    content: {
      subject: receivingWords(language)('statement.subject'),
      text: writeStatement({ url, content }, language),
      answer: null,
    },
  };
  await saveOutgoing(tx, unit, toTrader, now);
  if (toTrader.state === 'queued') await jobs.send(tx, 'receiving.deliver', { unit, outgoing: toTrader.id });
  await record(tx, {
    unit,
    account: account.id,
    act: 'statement.made',
    subject: id,
    content: { received: received.id, url },
    now,
  });
  const made = await findStatement(tx, id);
  if (!made) throw new Error('a statement just made is not found');
  return made;
}

/** The trader as counters know them: by what identifies them best, else by the host of the address alone. */
function traderOf(offer: Listing | null, url: string): { traderKey: string; trader: string | null } {
  const [best] = offer ? traderKeys(offer) : [];
  return { traderKey: best?.key ?? `unknown:${url}`, trader: offer?.trader?.name ?? offer?.trader?.id ?? null };
}

/** What can be done against a decision, and how (art. 17(3)(f), 20, 21). */
function writeRedress(publicUrl: string | null, code: string, language: Language): string {
  const say = receivingWords(language);
  const how = publicUrl ? say('redress.at', { url: `${publicUrl}/complain/${code}` }) : say('redress.answer');
  return say('redress.text', { how });
}
