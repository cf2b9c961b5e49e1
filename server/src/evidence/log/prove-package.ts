import {
  chooseHead,
  leafOf,
  openProof,
  ProofError,
  parseVerifierKey,
  type VerifyReport,
  verifyPackage,
  writeProof,
} from '@vigie/proof';
import type { Config } from '../../base/core/config.ts';
import { refusal } from '../refusals.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * That an entry is in the log (C2SP tlog-proof), in the head that most witnesses have cosigned: a package has the head
 * of its sealing, which none had yet. Works from the log's folder, beside a service that writes it.
 *
 * @param entry `leaf`: what a package says it has in the log; `id`: the package's
 * @throws VigieError `VIGIE_EVIDENCE_NOT_ENTRY` where the log has another leaf at this index, or ends before it
 */
export function proveEntry(
  vault: Vault,
  entry: { id: string; index: number; leaf: Uint8Array },
  witnesses: Config['witnesses'],
): string {
  const { id, index, leaf } = entry;
  const keys = witnesses.map(({ key }) => parseVerifierKey(key));
  try {
    const proof = writeProof(vault.logDir, index, chooseHead(vault.logDir, vault.signer, keys, index));
    openProof(proof, leaf, []);
    return proof;
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw refusal('VIGIE_EVIDENCE_NOT_ENTRY', { id, index }, { cause });
  }
}

/**
 * The proof of a package: the package itself says what its entry is, since what the log has at that index may be
 * another's.
 *
 * @param name what it is called in a refusal
 * @throws VigieError `VIGIE_EVIDENCE_BROKEN` where it does not hold, `VIGIE_EVIDENCE_NOT_ENTRY`
 */
export function provePackage(vault: Vault, name: string, bytes: Uint8Array, witnesses: Config['witnesses']): string {
  const { statement, logIndex } = verifyPackage(bytes);
  if (!statement || logIndex === null) throw refusal('VIGIE_EVIDENCE_BROKEN', { id: name });
  return proveEntry(vault, { id: name, index: logIndex, leaf: leafOf(statement) }, witnesses);
}

/** Checks a package that is kept here, by the log's keys and their changes. @throws VigieError of the storage */
export async function verifyKept(vault: Vault, id: string, witnesses: Config['witnesses']): Promise<VerifyReport> {
  const bytes = await vault.readPackage(id);
  const trustedKeys = [vault.verifierKey];
  if (vault.keyHistory === null) return verifyPackage(bytes, { trustedKeys });
  const { statement } = verifyPackage(bytes);
  const isOwn = statement?.signer === vault.verifierKey;
  return verifyPackage(bytes, {
    trustedKeys,
    keyHistory: vault.keyHistory,
    ...(isOwn || !statement ? {} : { witnesses: { keys: [], proof: provePackage(vault, id, bytes, witnesses) } }),
  });
}
