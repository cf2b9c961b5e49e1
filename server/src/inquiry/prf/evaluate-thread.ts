// A thread that computes a unit's known subjects: minutes of work, out of the way of whoever answers people.
import { isMainThread, parentPort } from 'node:worker_threads';
import { evaluateOwn } from './evaluate-own.ts';
import { KEPT_BYTES } from './table.ts';

/** Inputs to compute. */
export interface Portion {
  secret: Uint8Array;
  inputs: readonly string[];
}

/** What is kept of each output, one after the other. */
export function computePortion({ secret, inputs }: Portion): Uint8Array<ArrayBuffer> {
  const kept = new Uint8Array(inputs.length * KEPT_BYTES);
  evaluateOwn(secret, inputs).forEach((output, at) => {
    kept.set(output.subarray(0, KEPT_BYTES), at * KEPT_BYTES);
  });
  return kept;
}

if (!isMainThread && parentPort) {
  const main = parentPort;
  main.on('message', (portion: Portion) => main.postMessage(computePortion(portion)));
}
