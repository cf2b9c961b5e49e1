import { PassThrough } from 'node:stream';
import type { Changes } from '../../base/jobs/changes.ts';

/** Whatever lies between closes a connection that says nothing for long. Sessions that end by the clock are seen then. */
const BEAT_MS = 25_000;
/** After this long the browser comes again, and shows its session again. */
const LENGTH_MS = 5 * 60_000;
/** Who reads so slowly asks anew after the end just as well. */
const WAITING_BYTES = 16 * 1024;

/** What the database tells where a session ends (`people/migrations/0012-ended-sessions.sql`): no change for screens. */
const SESSION_ENDED = 'session';

/**
 * What changes in a unit, as server-sent events (HTML, "Server-sent events"): each names a kind, `*` where anything may
 * have changed. It ends with the session that asked for it.
 *
 * @param sees whether who listens may see all of this
 */
export function streamChanges(
  changes: Changes,
  {
    unit,
    isStillIn,
    sees,
  }: { unit: string; isStillIn(): Promise<boolean>; sees(ids: readonly string[]): Promise<boolean> },
): PassThrough {
  const stream = new PassThrough();
  const say = (text: string): void => {
    // It has ended and is not read to its end yet.
    if (stream.writableEnded) return;
    if (stream.writableLength > WAITING_BYTES) stream.destroy();
    else stream.write(text);
  };
  function endIfOut(): void {
    // Where the database is away it tells of nothing either, and once it is back this is asked again.
    isStillIn().then(
      (isIn) => isIn || stream.end(),
      () => {},
    );
  }
  const unlisten = changes.listen({
    unit,
    hear(kind, hidden) {
      if (kind === null || kind === SESSION_ENDED) endIfOut();
      if (kind === SESSION_ENDED) return;
      const tell = (): void => say(`data: ${kind ?? '*'}\n\n`);
      if (hidden.length === 0) tell();
      else
        sees(hidden).then(
          (may) => may && tell(),
          () => {},
        );
    },
    end: () => stream.end(),
  });
  const beat = setInterval(() => {
    say(':\n\n');
    endIfOut();
  }, BEAT_MS).unref();
  const length = setTimeout(() => stream.end(), LENGTH_MS).unref();
  stream.once('close', () => {
    unlisten();
    clearInterval(beat);
    clearTimeout(length);
  });
  say('retry: 2000\n\n');
  return stream;
}
