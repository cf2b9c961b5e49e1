import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Screener } from '@vigie/engine';
import { cutFile, type Piece, PieceReader, type Read, type Shape, Unsure } from '../../listing/read/index.ts';
import { type PackProgram, screenerOfProgram } from '../../screening/program/index.ts';
import { type Screened, type ScreenHow, screenReads } from './screen-rows.ts';

/** Pieces that may wait for one thread, so that memory does not grow with the file. */
const WAITING = 3;
/** Pieces that are read before there are threads: by then every key of most files has come up. */
const FIRST = 8;

interface Work extends ScreenHow {
  shape: Shape;
}

/** What a thread is started with: the program's bytes are shared, not copied. */
interface ThreadWork extends Work {
  program: Uint8Array<SharedArrayBuffer>;
}

interface Thread {
  /** Pieces are answered in the order they were given; null as `PieceReader` says. @throws what the thread threw. */
  screen(piece: Piece): Promise<Screened | null>;
  end(): Promise<unknown>;
}

function startThread(work: ThreadWork): Thread {
  const worker = new Worker(import.meta.filename, { workerData: work });
  const asked: PromiseWithResolvers<Screened | null>[] = [];
  worker.on('message', (done: Screened | null) => asked.shift()?.resolve(done));
  worker.on('error', (error) => {
    for (const each of asked) each.reject(error);
  });
  return {
    screen(piece) {
      const answer = Promise.withResolvers<Screened | null>();
      answer.promise.catch(() => {}); // waited for later, in its turn
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
 * Screens a file on every core: this thread cuts the file, and screens its first pieces; the others read the rest. What
 * comes of each is given in the file's order.
 *
 * @returns what was screened; null, as the last, where the rest has to be read from the file's beginning
 */
export async function* screenInThreads(
  { screener, bytes: program }: PackProgram,
  { shape, ...how }: Work,
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
      if (threads.length === 0)
        for (let n = 0; n < availableParallelism(); n++)
          threads.push(startThread({ ...how, shape: lead.shape, program }));
      const answer = piece === null ? Promise.resolve(null) : threads[given % threads.length]?.screen(piece);
      if (answer) waiting.push(answer);
      if (waiting.length < threads.length * WAITING) continue;
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

if (!isMainThread && parentPort) {
  const main = parentPort;
  const { shape, program, ...how }: ThreadWork = workerData;
  const screener = screenerOfProgram(program);
  const reader = new PieceReader(shape);
  main.on('message', (piece: Piece) => {
    main.postMessage(screenPiece(screener, reader.read(piece), how));
  });
}
