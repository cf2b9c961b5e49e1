import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { CONNECT_MS, isPassing, whyOf } from './passing.ts';

const EVERY_MS = 500;
const SAY_EVERY_MS = 30_000;

/**
 * Waits until a database server takes connections: a service may start before it. What another try cannot help (a wrong
 * password, a database that is not there) is left to whoever opens the store.
 *
 * @param say Told in a line that it waits and why, at once and twice a minute, and when it is over.
 */
export async function awaitServer(url: string, say: (line: string) => void): Promise<void> {
  const { host } = new URL(url);
  let saidAt: number | null = null;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
    client.on('error', () => {}); // Told by connect().
    try {
      await client.connect();
      if (saidAt !== null) say(`The database at ${host} answers now.`);
      return;
    } catch (error) {
      if (!isPassing(error)) return;
      if (saidAt === null || Date.now() - saidAt > SAY_EVERY_MS) {
        saidAt = Date.now();
        say(`The database at ${host} does not answer yet (${whyOf(error)}). Trying again until it does.`);
      }
    } finally {
      client.end().catch(() => {});
    }
    await delay(EVERY_MS);
  }
}
