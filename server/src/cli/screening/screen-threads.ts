import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { cutTable, type Piece, PieceReader, type TableShape } from '../../listing/read/index.ts';
import { loadPacks } from '../../screening/packs/index.ts';
import { type Screened, type ScreenHow, screenReads } from './screen-rows.ts';

/** Pieces that may wait for one thread, so that memory does not grow with the file. */
const WAITING = 3;

interface Work extends ScreenHow {
  shape: TableShape;
  packsDir: string;
}

interface Thread {
  /** Pieces are answered in the order they were given; null as `PieceReader` says. @throws what the thread threw. */
  screen(piece: Piece): Promise<Screened | null>;
  end(): Promise<unknown>;
}

function startThread(work: Work): Thread {
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

/**
 * Screens a table on every core: this thread cuts the file, the others read the pieces and screen. What comes of each
 * is given in the file's order.
 *
 * @returns what was screened; null, as the last, where the rest has to be read from the file's beginning
 */
export async function* screenInThreads(work: Work): AsyncGenerator<Screened | null> {
  const threads = Array.from({ length: availableParallelism() }, () => startThread(work));
  const waiting: Promise<Screened | null>[] = [];
  let given = 0;
  try {
    for await (const piece of cutTable(work.shape.file)) {
      const answer = piece === null ? Promise.resolve(null) : threads[given++ % threads.length]?.screen(piece);
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
  const { shape, packsDir, ...how }: Work = workerData;
  const { screener } = loadPacks(packsDir);
  const reader = new PieceReader(shape);
  main.on('message', (piece: Piece) => {
    const reads = reader.read(piece);
    main.postMessage(reads && screenReads(screener, reads, how));
  });
}
