import { newId } from '../../base/core/ids.ts';
import type { Language } from '../../base/core/language.ts';
import type { Decision } from '../../notice/index.ts';
import { note, type PersonWork } from '../../people/index.ts';
import { dropOutgoing } from '../outgoing/outgoing-store.ts';
import { byMail, queueOutgoing } from '../outgoing/queue-outgoing.ts';
import { mustFindReceived } from '../received/read-received.ts';
import { listDecidedAlike, type ReceivedNotice, saveDecision } from '../received/received-store.ts';
import { refusal } from '../refusals.ts';
import { receivingWords } from '../words.ts';
import { makeStatement } from './make-statement.ts';
import { writeRedress } from './redress.ts';
import { toStatementsOfReasons } from './statement.ts';
import type { DecisionInput } from './statement-schema.ts';
import { findInForce, type KeptStatement } from './statement-store.ts';

/**
 * A person's decision on a notice (art. 16(5)), with a statement of reasons (art. 17) for each address that is
 * restricted. An address that is restricted already keeps its one statement, and this notifier is told of that one. In
 * one transaction: the decision, the statements, what leaves for notifier and trader, and the way to the Transparency
 * Database.
 *
 * @returns the notices decided: this one, and those decided alike.
 * @throws VigieError `VIGIE_RECEIVING_DECIDED` (409), `VIGIE_RECEIVING_ADDRESS`, and `VIGIE_RECEIVING_STATEMENT` naming
 *   the rules of the Transparency Database that the statement breaks.
 */
export async function decideReceived(work: PersonWork, id: string, input: DecisionInput): Promise<string[]> {
  const received = await mustFindReceived(work.tx, id);
  if (received.state === 'decided') throw refusal('VIGIE_RECEIVING_DECIDED');
  const statements = await restrict(work, received, input);
  const decided = [received, ...(input.alike ? await listDecidedAlike(work.tx, id) : [])];
  for (const each of decided) {
    const decision = toDecision(work, each, { input, statements });
    const manifestlyUnfounded = input.manifestlyUnfounded && decision.outcome === 'no-action';
    await saveDecision(work.tx, {
      received: each.id,
      decision,
      manifestlyUnfounded,
      account: work.by.id,
      now: work.now,
    });
    await tellNotifier(work, each, decision);
    const about = each.items.flatMap(({ url }) => statements.get(url)?.id ?? []);
    const content = { outcome: decision.outcome, statements: about, manifestlyUnfounded };
    await note(work, { act: 'notice.decided', subject: each.id, reason: input.explanation, content });
  }
  return decided.map((each) => each.id);
}

/** The statement of reasons for each address that the decision restricts: the one in force, else a new one. */
async function restrict(
  work: PersonWork,
  received: ReceivedNotice,
  input: DecisionInput,
): Promise<ReadonlyMap<string, KeptStatement>> {
  const { urls, statement, manifestlyIllegal } = input;
  const stray = urls.filter((url) => received.items.every((item) => item.url !== url));
  if (stray.length > 0) throw refusal('VIGIE_RECEIVING_ADDRESS', { urls: stray.join(', ') });
  const statements = new Map<string, KeptStatement>();
  if (urls.length === 0) return statements;
  if (statement === null) throw refusal('VIGIE_RECEIVING_STATEMENT');
  for (const item of received.items.filter(({ url }) => urls.includes(url))) {
    const inForce = await findInForce(work.tx, item.url);
    const reasons = { ...statement, manifestlyIllegal };
    statements.set(item.url, inForce ?? (await makeStatement(work, received, item, reasons)));
  }
  return statements;
}

/** What the decision means for one of the notices that it decides. */
function toDecision(
  { context }: PersonWork,
  { code, elements, items }: ReceivedNotice,
  made: { input: DecisionInput; statements: ReadonlyMap<string, KeptStatement> },
): Decision {
  const { explanation, statement } = made.input;
  const about = items.flatMap(({ url }) => made.statements.get(url) ?? []);
  return {
    outcome: about.length === 0 ? 'no-action' : about.length < items.length ? 'partly' : 'acted',
    explanation,
    automatedDetection: statement?.automatedDetection ?? false,
    automatedDecision: statement?.automatedDecision ?? 'none',
    redress: writeRedress(context.config.publicUrl, code, elements.language),
    statements: about.flatMap(toStatementsOfReasons),
  };
}

/**
 * The decision goes to the notifier as data where their key is proven (any other address is somebody's say-so), else by
 * e-mail.
 */
async function tellNotifier(work: PersonWork, received: ReceivedNotice, decision: Decision): Promise<void> {
  const { tx, now } = work;
  const { id: reference, elements, proven } = received;
  const { replyTo, notifier, notice } = elements;
  const id = newId('ans', now);
  await dropOutgoing(tx, reference, 'decision');
  await queueOutgoing(work, {
    id,
    subject: reference,
    kind: 'decision',
    to: replyTo && proven ? { way: 'exchange', recipient: replyTo } : byMail(notifier?.email),
    content: {
      ...writeDecision(decision, reference, elements.language),
      answer: {
        format: 'vigie.answer/1',
        id,
        notice: notice?.id ?? reference,
        kind: 'decision',
        at: now.toISOString(),
        reference,
        decision,
      },
    },
  });
}

/** The decision as the notifier reads it. */
function writeDecision(
  { outcome, explanation, automatedDecision, redress }: Decision,
  reference: string,
  language: Language,
): { subject: string; text: string } {
  const words = receivingWords(language);
  const automated = words(`automated.${automatedDecision}`);
  return {
    subject: words('decision.subject', { reference }),
    text: words('decision.text', { outcome: words(`decision.${outcome}`), explanation, automated, redress }),
  };
}
