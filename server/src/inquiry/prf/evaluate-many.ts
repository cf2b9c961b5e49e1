import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { computePortion, type Portion } from './evaluate-thread.ts';
import { KEPT_BYTES } from './table.ts';

/** Inputs that a thread is given at once: under a second of work. */
const PORTION = 1_000;

/**
 * Computes what is kept of the outputs for many inputs, on as many threads as the machine has processors; 0.4 ms of one for
 * each input (`bench/hit-no-hit.ts`).
 */
export async function evaluateMany(
  secret: Uint8Array,
  inputs: readonly string[],
  threads = availableParallelism(),
): Promise<Uint8Array> {
  const kept = new Uint8Array(inputs.length * KEPT_BYTES);
  if (inputs.length <= PORTION) {
    kept.set(computePortion({ secret, inputs }));
    return kept;
  }
  let next = 0;
  const work = async (): Promise<void> => {
    const thread = new Worker(new URL('./evaluate-thread.ts', import.meta.url));
    try {
      while (next < inputs.length) {
        const start = next;
        next += PORTION;
        kept.set(await ask(thread, { secret, inputs: inputs.slice(start, start + PORTION) }), start * KEPT_BYTES);
      }
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, Math.ceil(inputs.length / PORTION)) }, work));
  return kept;
}

function ask(thread: Worker, portion: Portion): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.postMessage(portion);
  return promise.finally(() => thread.off('error', reject));
}
