import { PassThrough } from 'node:stream';
import type { Seen } from '../evidence/index.ts';
import type { Visit } from './visits.ts';

/** Whatever lies between closes a connection that says nothing for long. */
const BEAT_MS = 15_000;
/** A picture that would wait behind so much is left out: the next one shows more. */
const WAITING_BYTES = 512 * 1024;

/**
 * What a person sees of their page, as server-sent events: `frame` (JPEG in base 64, kept nowhere), `at` (the address),
 * `asked` (a dialog of the page), `field` (one whose choices no picture shows), `refused` (where the page may not go),
 * `unable` (what it cannot have here), `ended`. When the visit ends nothing more is shown at once; why is told
 * when the log has it.
 *
 * @param isStillIn whether who looks may; once they may not, the visit ends
 */
export function streamVisit(visit: Visit, isStillIn: () => Promise<boolean>): PassThrough {
  const stream = new PassThrough();
  let held: Seen | null = null;
  let isOver = false;
  const say = (kind: string, told: object): void => {
    if (!stream.writableEnded && !stream.destroyed) stream.write(`event: ${kind}\ndata: ${JSON.stringify(told)}\n\n`);
  };
  const show = ({ kind, ...told }: Seen): void => {
    if (!isOver) say(kind, told);
  };
  const unwatch = visit.page.watch((seen) => {
    if (seen.kind === 'frame' && stream.writableLength > WAITING_BYTES) held = seen;
    else show(seen);
  });
  stream.on('drain', () => {
    if (held) show(held);
    held = null;
  });
  const onEnd = (noted: Promise<string>): void => {
    isOver = true;
    unwatch();
    // Without a note there is nothing to tell: who asks again is told what became of it.
    const tell = (why: string): void => say('ended', { why });
    void noted.then(tell, () => {}).finally(() => stream.end());
  };
  visit.onEnd.add(onEnd);
  visit.callers.add(isStillIn);
  const beat = setInterval(() => {
    if (!stream.writableEnded) stream.write(':\n\n');
  }, BEAT_MS).unref();
  stream.once('close', () => {
    unwatch();
    visit.onEnd.delete(onEnd);
    visit.callers.delete(isStillIn);
    clearInterval(beat);
  });
  stream.write('retry: 1000\n\n');
  return stream;
}
