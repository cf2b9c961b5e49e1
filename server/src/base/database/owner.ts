import { holdServer } from './embedded/embedded-server.ts';

/** The connection string of a database's owner, for as long as it is held. */
export async function holdOwner(
  at: { dataDir: string } | { url: string },
): Promise<{ url: string; release(): Promise<void> }> {
  return 'url' in at ? { url: at.url, release: async () => {} } : holdServer(at.dataDir);
}
