import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Listing } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { storeFault } from '../base/database/faults.ts';
import { type Problem, parsePart, toProblem } from '../base/http/http.ts';
import { contentOf } from '../listing/index.ts';
import type { SendingLines } from '../people/index.ts';
import { findReasons } from './find-reasons.ts';
import { LINE_BYTES, type Line, NO_TEXT, readLines, TOO_LONG } from './read-lines.ts';
import { refusal } from './refusals.ts';
import { areKept, rulesInForce } from './rules-in-force.ts';
import { offerSchema, type Screening } from './schema.ts';
import { keepScreened, type Screened, screenOffer, toAnswer } from './screen-offers.ts';

/** Streams of one unit at a time, in one process. */
const MOST_STREAMS = 8;
/** Lots that are read and screened while the one before is kept. */
const AT_ONCE = 2;
/** Lines between which others are answered. */
const TURN = 50;
/** Who neither sends nor reads for so long is gone. */
const IDLE_MS = 5 * 60_000;

/** A line, and what came of it. */
type Read = Line & ({ listing: Listing } | { error: unknown });

function readLine(line: Line): Read {
  try {
    if (line.text === TOO_LONG) throw refusal('VIGIE_PREPUBLICATION_LINE_LONG', { most: LINE_BYTES });
    if (line.text === NO_TEXT) throw refusal('VIGIE_PREPUBLICATION_LINE_BROKEN');
    return { ...line, listing: parsePart(offerSchema, parseJson(line.text)) };
  } catch (error) {
    return { ...line, error };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('VIGIE_PREPUBLICATION_LINE_BROKEN');
  }
}

/** The answer of an offer in which nothing was found, but for what is its own: made once for a lot. */
function commonTail(answer: Screening): Buffer {
  const { id, reference, listingDigest, ...common } = answer;
  return Buffer.from(`,${JSON.stringify(common).slice(1)}\n`);
}

/**
 * Screens what came together and keeps all of it in one transaction.
 *
 * @returns the answers by the number of their line, and whether any is held
 */
async function screenTogether(
  context: Context,
  by: SendingLines['by'],
  read: readonly { number: number; listing: Listing }[],
): Promise<{ answers: Map<number, Buffer[]>; holds: boolean }> {
  const now = context.clock();
  const unit = by.unit.id;
  const { rules, all, kept } = await context.store.inUnit(unit, async (tx) => {
    const { rules, looking } = await rulesInForce(context, tx, unit, now);
    const all: (Screened & { number: number })[] = [];
    for (const { number, listing } of read) {
      const reasons = findReasons(listing, looking);
      all.push({ number, listing, account: by.id, requestKey: null, content: contentOf(listing), reasons });
      if (all.length % TURN === 0) await setImmediate();
    }
    return { rules, all, kept: await keepScreened(tx, all, { rules, unit, now }) };
  });
  areKept(context, unit, rules.digest);
  const answers = new Map<number, Buffer[]>();
  let tail: Buffer | null = null;
  let holds = false;
  for (const each of all) {
    const { number, listing, content, reasons } = each;
    const own = kept.get(each);
    if (!own) throw new Error(`a screening of ${content.digest} was not kept`);
    const answer = { ...own, reference: listing.id, listingDigest: content.digest, reasons };
    if (reasons.length > 0) {
      holds = true;
      answers.set(number, [lineOf(toAnswer(answer, { rules, now }))]);
      continue;
    }
    tail ??= commonTail(toAnswer(answer, { rules, now }));
    const head = `{"id":"${own.id}","reference":${JSON.stringify(listing.id)},"listingDigest":"${content.digest}"`;
    answers.set(number, [Buffer.from(head), tail]);
  }
  return { answers, holds };
}

const lineOf = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

/** Offers one by one, with whatever else of the unit waits: where they have a key, or one of a lot failed. */
async function screenEach(
  { context, by, key }: SendingLines,
  read: readonly { number: number; listing: Listing }[],
): Promise<Map<number, Screening | { error: unknown }>> {
  const answer = ({ number, listing }: { number: number; listing: Listing }) =>
    screenOffer(context, by.unit.id, {
      listing,
      account: by.id,
      requestKey: key === undefined ? null : `line ${number}:${key}`,
    }).catch((error: unknown) => ({ error }));
  return new Map(await Promise.all(read.map(async (each) => [each.number, await answer(each)] as const)));
}

/** What is answered to lines that came together; it never fails. `isOver`: nothing more is answered. */
async function answerLot(sending: SendingLines, lines: readonly Line[]): Promise<{ bytes: Buffer; isOver: boolean }> {
  const { context, by, key, request, mustStillBeIn } = sending;
  const problemLine = (number: number, error: unknown): Buffer => {
    const problem: Problem & { line: number } = { ...toProblem(request, error, context.log), line: number };
    return lineOf(problem);
  };
  const read: Read[] = [];
  const good: { number: number; listing: Listing }[] = [];
  for (const line of lines) {
    const one = readLine(line);
    read.push(one);
    if ('listing' in one) good.push(one);
    if (read.length % TURN === 0) await setImmediate();
  }
  const answers = new Map<number, Buffer[]>();
  try {
    await mustStillBeIn();
  } catch (error) {
    return { bytes: problemLine(lines[0]?.number ?? 0, error), isOver: true };
  }
  let holds = false;
  const oneByOne = async (): Promise<void> => {
    for (const [number, answer] of await screenEach(sending, good)) {
      if ('error' in answer) answers.set(number, [problemLine(number, answer.error)]);
      else {
        answers.set(number, [lineOf(answer)]);
        holds ||= answer.outcome === 'hold-for-a-person';
      }
    }
  };
  if (key !== undefined) await oneByOne();
  else if (good.length > 0) {
    try {
      const together = await screenTogether(context, by, good);
      for (const [number, pieces] of together.answers) answers.set(number, pieces);
      holds = together.holds;
    } catch (error) {
      if (storeFault(error) === null) await oneByOne();
      else for (const { number } of good) answers.set(number, [problemLine(number, error)]);
    }
  }
  if (holds) context.changes.tell(by.unit.id, 'prepublication');
  const pieces = read.flatMap((one) =>
    'error' in one ? [problemLine(one.number, one.error)] : (answers.get(one.number) ?? []),
  );
  return { bytes: Buffer.concat(pieces), isOver: false };
}

const openStreams = new WeakMap<Context, Map<string, number>>();

/**
 * Screens a stream of offers, one a line: an answer a line, in the order of the lines. Each is durable before it is sent.
 * A line that is no offer is answered by its problem and its number. The next lines are read as answers are taken: whoever
 * reads slowly is read slowly.
 *
 * @throws VigieError `VIGIE_PREPUBLICATION_STREAMS` (429)
 */
export function screenLines(sending: SendingLines, body: Readable): AsyncIterable<Uint8Array> {
  const unit = sending.by.unit.id;
  const open = openStreams.get(sending.context) ?? new Map<string, number>();
  openStreams.set(sending.context, open);
  if ((open.get(unit) ?? 0) >= MOST_STREAMS) throw refusal('VIGIE_PREPUBLICATION_STREAMS', { most: MOST_STREAMS });
  return answerAll(sending, body, (by) => open.set(unit, (open.get(unit) ?? 0) + by));
}

async function* answerAll(
  sending: SendingLines,
  body: Readable,
  count: (by: 1 | -1) => void,
): AsyncGenerator<Uint8Array> {
  const { context, by, request } = sending;
  const cut = new AbortController();
  const idle = setTimeout(() => {
    if (cut.signal.aborted) request.raw.destroy();
    cut.abort();
    idle.refresh();
  }, IDLE_MS).unref();
  const unlisten = context.changes.listen({ unit: by.unit.id, hear() {}, end: () => cut.abort() });
  count(1);
  try {
    const lots = readLines(body, cut.signal);
    const next = (): Promise<IteratorResult<Line[]>> => {
      const lot = lots.next();
      lot.catch(() => {}); // It is asked for below.
      return lot;
    };
    let coming: Promise<IteratorResult<Line[]>> | null = next();
    const doing: ReturnType<typeof answerLot>[] = [];
    while (coming !== null || doing.length > 0) {
      const [first] = doing;
      let came: IteratorResult<Line[]> | null = null;
      if (coming !== null && doing.length < AT_ONCE)
        came = await (first ? Promise.race([coming, first.then(() => null)]) : coming);
      idle.refresh();
      if (came !== null) {
        coming = came.done ? null : next();
        if (!came.done) doing.push(answerLot(sending, came.value));
        continue;
      }
      doing.shift();
      const answered = await first;
      if (answered) yield answered.bytes;
      if (answered?.isOver) return;
    }
  } finally {
    clearTimeout(idle);
    unlisten();
    count(-1);
  }
}
