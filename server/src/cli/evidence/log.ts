import { leafOf, openProof, parseVerifierKey, verifyLog, verifyPackage } from '@vigie/proof';
import { readConfig } from '../../base/core/config.ts';
import { openVault, provePackage, readWatch, type Vault } from '../../evidence/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { readWhole } from './verify.ts';

function open(): { vault: Vault; witnesses: { key: string; url: string }[] } {
  const config = readConfig();
  return { vault: openVault(config), witnesses: config.witnesses };
}

/**
 * `vigie log verify`: recomputes the whole log from its entries, and says where nobody outside would see it put back.
 *
 * @returns 0 when it holds, 1 when it does not.
 */
export async function runLogVerify(io: Io): Promise<number> {
  const { vault, witnesses } = open();
  const keys = witnesses.map(({ key }) => key);
  const report = verifyLog(vault.logDir, vault.origin, vault.verifierKey, keys);
  const { warning } = report.ok ? await readWatch(vault, { witnesses }) : { warning: null };
  if (warning) await write(io.stderr, `${warning.en}\n`);
  await write(io.stdout, `${JSON.stringify(report)}\n`);
  return report.ok ? 0 : 1;
}

/** `vigie log key`: the log's verifier key, for witnesses, courts and monitors. */
export async function runLogKey(io: Io): Promise<number> {
  await write(io.stdout, `${open().vault.verifierKey}\n`);
  return 0;
}

/**
 * `vigie log prove`: that a package is in the log, as a proof (C2SP tlog-proof) in the head that most witnesses have
 * cosigned.
 */
export async function runLogProve(file: string, io: Io): Promise<number> {
  const { vault, witnesses } = open();
  const bytes = readWhole(file);
  const proof = provePackage(vault, file, bytes, witnesses);
  const { statement } = verifyPackage(bytes);
  const keys = [vault.verifierKey, ...witnesses.map(({ key }) => key)].map(parseVerifierKey);
  const cosigned = statement ? openProof(proof, leafOf(statement), keys).cosigned : [];
  if (witnesses.length > 0 && cosigned.length === 0)
    await write(io.stderr, 'No witness has cosigned a head with this entry yet.\n');
  await write(io.stdout, proof);
  return 0;
}
