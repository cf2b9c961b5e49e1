import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurable } from '@vigie/proof';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { openVault } from '../../evidence/index.ts';
import { type Io, write } from '../terminal/io.ts';

/**
 * `vigie evidence export`: writes packages as they were sealed, for `vigie verify` and for handing on. Needs the shelf
 * and the storage key, no database: so a copy of the two can be read again by itself.
 *
 * @param ids all there are when none is named
 * @throws VigieError `VIGIE_EVIDENCE_UNKNOWN` where there is none
 */
export async function runEvidenceExport(ids: string[], options: { out: string }, io: Io): Promise<number> {
  const config = readConfig();
  const { storage } = openVault(config);
  const wanted = ids.length > 0 ? ids : await storage.list();
  if (wanted.length === 0) {
    throw new VigieError('VIGIE_EVIDENCE_UNKNOWN', `There are no packages in ${config.dataDir}: set VIGIE_DATA.`);
  }
  for (const id of wanted) {
    const path = join(options.out, `${id}.wacz`);
    if (!existsSync(path)) writeDurable(path, await storage.read(id));
    await write(io.stdout, io.isTerminal ? `${path}\n` : `${JSON.stringify({ id, package: path })}\n`);
  }
  return 0;
}
