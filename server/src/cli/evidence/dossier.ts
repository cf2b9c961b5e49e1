import { copyFileSync, existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { watchPlatforms } from '../../base/registers/platforms.ts';
import { openVigieVault } from '../../main.ts';
import { findUnit } from '../../people/index.ts';
import { askForDossier, fileOfDossier, findDossier, makeDossier } from '../../referral/index.ts';
import { type Io, write } from '../terminal/io.ts';

/**
 * `vigie dossier`: makes the dossier of a case and writes it to a file. The audit log names the user of this machine
 * who asked.
 *
 * @returns 0 when it is written, 1 when it could not be made.
 */
export async function runDossier(
  caseId: string,
  options: { unit: string; to: string[]; reason: string; out: string },
  io: Io,
): Promise<number> {
  if (existsSync(options.out)) {
    throw new VigieError('VIGIE_REFERRAL_OUT', `${options.out} is there already. Choose another name.`);
  }
  const config = readConfig();
  const { store, vault } = await openVigieVault(config);
  try {
    const platforms = watchPlatforms(join(config.dataDir, 'registers/platforms'));
    const unit = await findUnit(store.db, options.unit);
    const asked = {
      unit,
      account: null,
      askedBy: `${userInfo().username}, ${options.unit} (vigie dossier)`,
      case: caseId,
      recipients: options.to,
      reason: options.reason,
      now: systemClock(),
    };
    const { id } = await store.inUnit(unit, (tx) => askForDossier(tx, asked));
    await makeDossier({ store, vault, config, clock: systemClock, platforms }, unit, id);
    const made = await store.inUnit(unit, (tx) => findDossier(tx, id));
    if (made?.state !== 'made') {
      throw new VigieError('VIGIE_REFERRAL_NOT_MADE', made?.failure?.en ?? 'The dossier was not made.', { exit: 1 });
    }
    copyFileSync(fileOfDossier(config.dataDir, id), options.out);
    const { digest, manifestDigest, logIndex, bytes } = made;
    await write(
      io.stdout,
      `${JSON.stringify({ dossier: id, case: caseId, file: options.out, bytes, digest, manifestDigest, logIndex })}\n`,
    );
    return 0;
  } finally {
    await vault.close();
    await store.close();
  }
}
