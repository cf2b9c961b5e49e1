import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Screener } from '@vigie/engine';
import { cutFile, type Piece, PieceReader, type Read, type Shape, Unsure } from '../../listing/read/index.ts';
import { type PackProgram, screenerOfProgram } from '../../screening/program/index.ts';
import { type Screened, type ScreenHow, screenReads } from './screen-rows.ts';

/** Pieces that may wait for one thread, so that memory does not grow with the file. */
const WAITING = 3;
/** Pieces that are read before there are threads: by then every key of most files has come up. */
const FIRST = 16;

interface Work extends ScreenHow {
  shape: Shape;
  /** Shared, not copied. */
  program: Uint8Array<SharedArrayBuffer>;
}

/** What a thread is started with: where its code is, and the folder of what was compiled of it. */
interface ThreadWork extends Work {
  entry: string;
  cache: string | null;
}

interface Thread {
  /** Pieces that it was given and has not answered. */
  readonly pieces: number;
  /** Pieces are answered in the order they were given; null as `PieceReader` says. @throws what the thread threw. */
  screen(piece: Piece): Promise<Screened | null>;
  end(): Promise<unknown>;
}

/**
 * A thread takes what was compiled of Vigie's code from where this one does: a third of its start. That has to be said
 * before the first of it is loaded.
 */
const START = `
  const { workerData } = require('node:worker_threads');
  if (workerData.cache) require('node:module').enableCompileCache(workerData.cache);
  import(workerData.entry);
`;

/** Megabytes that a thread may hold, so that memory does not grow with the number of cores and listings. */
const LIMITS = { maxYoungGenerationSizeMb: 28, maxOldGenerationSizeMb: 144 };

/**
 * Keeps what this thread has for young objects at what it grew to with the first pieces: it would grow to 128 MB, which makes
 * nothing faster. Threads have what they may hold from their start.
 */
function stopGrowing(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--min-semi-space-size=8');
}

function startThread(work: Work): Thread {
  const compiled = getCompileCacheDir();
  const data: ThreadWork = { ...work, entry: import.meta.url, cache: compiled ? dirname(compiled) : null };
  const worker = new Worker(START, { eval: true, workerData: data, resourceLimits: LIMITS });
  const asked: PromiseWithResolvers<Screened | null>[] = [];
  let failed: unknown = null;
  const fail = (answer: PromiseWithResolvers<Screened | null> | undefined): void => {
    // One line may be larger than a thread is: this thread, which has no such limit, reads the file from its beginning.
    if (failed instanceof Error && 'code' in failed && failed.code === 'ERR_WORKER_OUT_OF_MEMORY')
      answer?.resolve(null);
    else answer?.reject(failed);
  };
  worker.on('message', (done: Screened | null) => asked.shift()?.resolve(done));
  worker.on('error', (error) => {
    failed = error;
    for (const each of asked) fail(each);
  });
  return {
    get pieces() {
      return asked.length;
    },
    screen(piece) {
      const answer = Promise.withResolvers<Screened | null>();
      answer.promise.catch(() => {}); // waited for later, in its turn
      if (failed !== null) fail(answer);
      asked.push(answer);
      worker.postMessage(piece, [piece.bytes.buffer]);
      return answer.promise;
    },
    end: () => worker.terminate(),
  };
}

/** Null: the rest has to be read from the file's beginning. */
function screenPiece(screener: Screener, reads: Iterable<Read>, how: ScreenHow): Screened | null {
  try {
    return screenReads(screener, reads, how);
  } catch (error) {
    if (error instanceof Unsure) return null;
    throw error;
  }
}

/**
 * Screens a file on every core: this thread cuts the file and screens its first pieces, then those that no other has
 * time for. What comes of each is given in the file's order.
 *
 * @returns what was screened; null, as the last, where the rest has to be read from the file's beginning
 */
export async function* screenInThreads(
  { screener, bytes: program }: PackProgram,
  { shape, ...how }: Omit<Work, 'program'>,
): AsyncGenerator<Screened | null> {
  const threads: Thread[] = [];
  const waiting: Promise<Screened | null>[] = [];
  const lead = new PieceReader(shape);
  let given = 0;
  try {
    for await (const piece of cutFile(shape)) {
      given += 1;
      if (given <= FIRST) {
        const done = piece && screenPiece(screener, lead.read(piece, true), how);
        yield done;
        if (!done) return;
        continue;
      }
      if (threads.length === 0) {
        stopGrowing();
        for (let n = 0; n < Math.max(1, availableParallelism() - 1); n++)
          threads.push(startThread({ ...how, shape: lead.shape, program }));
      }
      const free = threads.find(({ pieces }) => pieces < WAITING);
      if (piece === null) waiting.push(Promise.resolve(null));
      else waiting.push(free?.screen(piece) ?? Promise.resolve(screenPiece(screener, lead.read(piece), how)));
      if (waiting.length < threads.length * WAITING * 2) continue;
      const done = (await waiting.shift()) ?? null;
      yield done;
      if (!done) return;
    }
    for (const answer of waiting) {
      const done = await answer;
      yield done;
      if (!done) return;
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

const data: Partial<ThreadWork> | null = workerData;
if (parentPort && data?.entry === import.meta.url) {
  const main = parentPort;
  const { shape, program, ...how }: ThreadWork = workerData;
  const screener = screenerOfProgram(program);
  const reader = new PieceReader(shape);
  main.on('message', (piece: Piece) => {
    main.postMessage(screenPiece(screener, reader.read(piece), how));
  });
}
