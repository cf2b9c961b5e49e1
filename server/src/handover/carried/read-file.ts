import { createHash } from 'node:crypto';
import { openNote, parseVerifierKey } from '@vigie/proof';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { identityOf } from '../../base/peer/sealed-to-key.ts';
import { inWork } from '../../people/index.ts';
import { findPartnersOf } from '../partner-store.ts';
import { receiveMessage } from '../receive.ts';
import { refusal, refuse } from '../refusals.ts';
import { type Answer, type Message, messageSchema } from '../schema.ts';
import { messageText } from './make-file.ts';

/** The longest line: a list, or a piece of a file. */
const LINE_BYTES = 32 * 1024 * 1024;
const lineSchema = z.strictObject({ note: z.string().max(10_000), message: z.unknown() });

const damaged = (cause?: unknown): VigieError => refusal('VIGIE_HANDOVER_FILE_DAMAGED', {}, { cause });

/** What it says, once whoever it is for has opened it. */
async function open(context: Context, from: AsyncIterable<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identityOf(context.signer));
  try {
    return await decrypter.decrypt(ReadableStream.from(from));
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    if (/no identity matched/.test(why)) throw refusal('VIGIE_HANDOVER_FILE_ELSEWHERE');
    if (/invalid version/.test(why)) throw refusal('VIGIE_HANDOVER_FILE_NONE');
    throw damaged(error);
  }
}

/** @throws VigieError `VIGIE_HANDOVER_FILE_DAMAGED` */
async function* linesOf(text: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of text) {
      let rest = piece;
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        yield Buffer.concat([...pieces, rest.subarray(0, end)]).toString();
        [pieces, bytes, rest] = [[], 0, rest.subarray(end + 1)];
      }
      pieces.push(rest);
      bytes += rest.length;
      if (bytes > LINE_BYTES) break;
    }
  } catch (error) {
    throw error instanceof VigieError ? error : damaged(error);
  }
  if (bytes > 0) throw damaged();
}

/** Whether a key signed just this. @throws VigieError `VIGIE_HANDOVER_FILE_DAMAGED` where it did, and this is another text */
function isSigned({ note, message }: z.infer<typeof lineSchema>, key: string): boolean {
  try {
    const { text, verified } = openNote(note, [parseVerifierKey(key)]);
    if (verified.length === 0) return false;
    if (text === messageText(message)) return true;
  } catch (error) {
    throw damaged(error);
  }
  throw damaged();
}

/** Each unit of whoever signs has the keys that it is registered with. */
function createChecker(context: Context, unit: string) {
  const keys = new Map<string, string[]>();
  /** @throws VigieError `VIGIE_HANDOVER_STRANGER`, `VIGIE_HANDOVER_FILE_ELSEWHERE`, `VIGIE_HANDOVER_FILE_DAMAGED` */
  return async (line: string): Promise<{ message: Message; key: string }> => {
    let read: unknown;
    try {
      read = JSON.parse(line);
    } catch (error) {
      throw damaged(error);
    }
    const parsed = lineSchema.safeParse(read);
    const message = messageSchema.safeParse(parsed.data?.message);
    if (!parsed.success || !message.success) throw damaged(message.error);
    const { from, to } = message.data;
    if (to !== unit) throw refusal('VIGIE_HANDOVER_FILE_ELSEWHERE');
    const known =
      keys.get(from) ??
      (await inWork(context, unit, ({ tx }) => findPartnersOf(tx, { unit: from }))).map((partner) => partner.key);
    keys.set(from, known);
    for (const key of known) {
      if (isSigned(parsed.data, key)) return { message: message.data, key };
    }
    return refuse('VIGIE_HANDOVER_STRANGER');
  };
}

/** What a file did, and its SHA-256. */
export type FileRead = Pick<Answer, 'handover' | 'state'> & { isNew: boolean; sha256: string };

/**
 * Reads a file that was carried here: its messages are taken as those of the network, one after the other. What was taken
 * before a fault stays, and is known when the whole file comes.
 *
 * @throws VigieError `VIGIE_HANDOVER_FILE_NONE`, `VIGIE_HANDOVER_FILE_DAMAGED`; `VIGIE_HANDOVER_FILE_ELSEWHERE`,
 *   `VIGIE_HANDOVER_FILE_EARLY` (409), `VIGIE_HANDOVER_STRANGER` (403), and what taking a message refuses
 */
export async function readFile(context: Context, unit: string, from: AsyncIterable<Uint8Array>): Promise<FileRead> {
  const digest = createHash('sha256');
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const piece of from) {
      digest.update(piece);
      yield piece;
    }
  }
  const check = createChecker(context, unit);
  let last: { answer: Answer; isNew: boolean } | null = null;
  let isNew = false;
  for await (const line of linesOf(await open(context, hashed()))) {
    const { message, key } = await check(line);
    last = await receiveMessage(context, message, key).catch((error: unknown) => {
      if (error instanceof VigieError && error.code === 'VIGIE_HANDOVER_UNKNOWN')
        throw refusal('VIGIE_HANDOVER_FILE_EARLY', {}, { cause: error });
      throw error;
    });
    isNew ||= last.isNew;
  }
  if (last === null || last.answer.missing.length > 0) throw damaged();
  const { handover, state } = last.answer;
  return { handover, state, isNew, sha256: digest.digest('hex') };
}
