import { PassThrough } from 'node:stream';
import type { Changes } from '../../base/jobs/changes.ts';

/** Whatever lies between closes a connection that says nothing for long. */
const BEAT_MS = 25_000;
/** After this long the browser comes again, and shows its session again. */
const LENGTH_MS = 5 * 60_000;
/** Who reads so slowly asks anew after the end just as well. */
const WAITING_BYTES = 16 * 1024;

/**
 * What changes in a unit, as server-sent events (HTML, "Server-sent events"): each names a kind, `*` where anything may
 * have changed.
 */
export function streamChanges(changes: Changes, unit: string): PassThrough {
  const stream = new PassThrough();
  const say = (text: string): void => {
    if (stream.writableLength > WAITING_BYTES) stream.destroy();
    else stream.write(text);
  };
  const unlisten = changes.listen({
    unit,
    hear: (kind) => say(`data: ${kind ?? '*'}\n\n`),
    end: () => stream.end(),
  });
  const beat = setInterval(() => say(':\n\n'), BEAT_MS).unref();
  const length = setTimeout(() => stream.end(), LENGTH_MS).unref();
  stream.once('close', () => {
    unlisten();
    clearInterval(beat);
    clearTimeout(length);
  });
  say('retry: 2000\n\n');
  return stream;
}
