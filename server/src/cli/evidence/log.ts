import { leafOf, openProof, parseVerifierKey, verifyLog, verifyPackage } from '@vigie/proof';
import { type Config, readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { openVault, provePackage, readWatch, type Vault } from '../../evidence/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { hasDatabase } from './open-vault.ts';
import { readWhole } from './verify.ts';

function open(config = readConfig()): { vault: Vault; witnesses: { key: string; url: string }[] } {
  return { vault: openVault(config), witnesses: config.witnesses };
}

/** How the log stands to what the database keeps of it. */
interface Compared {
  /** `null`: it could not be asked, or there is none. */
  ok: boolean | null;
  /** What it was compared with, in words. */
  with: string[];
  /** Why it is not well, or was not compared. */
  why: string | null;
}

/** Compares as a start does, and `vigie doctor`: database, witnesses and bucket; who cannot be reached is passed over. */
async function compareOutside(config: Config): Promise<Compared> {
  if (!hasDatabase(config)) return { ok: null, with: [], why: 'There is no database to compare with.' };
  const { openVigieVault } = await import('../../main.ts');
  try {
    const { store, vault } = await openVigieVault(config);
    const watchers = await vault.watchers();
    await vault.close();
    await store.close();
    return { ok: true, with: ['database', ...watchers], why: null };
  } catch (error) {
    if (!(error instanceof VigieError) || error.code === 'VIGIE_LOG_FOLDER_EMPTY') throw error;
    // What the database or somebody outside says of the log; all else is said of the database itself.
    return { ok: error.code.startsWith('VIGIE_LOG_') ? false : null, with: [], why: error.message };
  }
}

/**
 * `vigie log verify`: recomputes the whole log from its entries, compares it with the database where there is one, and
 * says where nobody outside would see it put back.
 *
 * @returns 0 when it holds, 1 when it does not, 3 when there is a database that could not be asked.
 */
export async function runLogVerify(io: Io, config = readConfig()): Promise<number> {
  // First, since it refuses a folder whose key is lost before a new one is made there.
  const compared = await compareOutside(config);
  const { vault, witnesses } = open(config);
  const keys = witnesses.map(({ key }) => key);
  const report = verifyLog(vault.logDir, vault.origin, vault.verifierKey, keys);
  const { warning } = report.ok ? await readWatch(vault, { witnesses }) : { warning: null };
  if (warning) await write(io.stderr, `${warning.en}\n`);
  if (compared.why) await write(io.stderr, `${compared.why}\n`);
  const ok = report.ok && compared.ok !== false;
  await write(io.stdout, `${JSON.stringify({ ...report, ok, compared })}\n`);
  if (!ok) return 1;
  return compared.ok === null && hasDatabase(config) ? 3 : 0;
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
