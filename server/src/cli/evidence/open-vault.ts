import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../base/core/config.ts';
import { hasMet, openVault, type Vault } from '../../evidence/index.ts';

/** Whether the installation has a database: one that is named, or one in its folder. */
export const hasDatabase = ({ dataDir, databaseUrl, appDatabaseUrl }: Config): boolean =>
  databaseUrl !== null || appDatabaseUrl !== null || existsSync(join(dataDir, 'database'));

/**
 * Opens the vault of a data folder to write to its log: with its database, where it has met one, since then it grows
 * only together with it.
 *
 * @throws VigieError `VIGIE_LOG_…`, and those of the store
 */
export async function openVaultToWrite(config: Config): Promise<{ vault: Vault; close(): Promise<void> }> {
  if (!hasMet(join(config.dataDir, 'log'))) {
    const vault = openVault(config);
    return { vault, close: vault.close };
  }
  const { openVigieVault } = await import('../../main.ts');
  const { store, vault } = await openVigieVault(config);
  return {
    vault,
    async close() {
      await vault.close();
      await store.close();
    },
  };
}
