import { verifyLog } from '@vigie/proof';
import { readConfig } from '../base/config.ts';
import { openVault } from '../evidence/index.ts';
import { type Io, write } from './io.ts';

/** `vigie log verify`: recomputes the whole log from its entries. @returns 0 when it holds, 1 when it does not. */
export async function runLogVerify(io: Io): Promise<number> {
  const vault = openVault(readConfig());
  const report = await verifyLog(vault.logDir, vault.origin, vault.verifierKey);
  await write(io.stdout, `${JSON.stringify(report)}\n`);
  return report.ok ? 0 : 1;
}
