export { clearUnfinished, syncDirectory, writeDurable } from './base/durable.ts';
export { Fault } from './base/fault.ts';
export {
  formatKeyHistory,
  type KeyChange,
  keysBefore,
  readKeyHistory,
  readKeyNotes,
  signKeyChange,
} from './base/key-history.ts';
export {
  createCosigner,
  parseVerifierKey,
  type Signer,
  type Verifier,
  verifierKey,
  verifyEd25519,
} from './base/keys.ts';
export { lockFolder } from './base/lock.ts';
export { type Cosigned, type OpenedNote, openNote, signNote } from './base/note.ts';
export { ProofError } from './base/proof-error.ts';
export { createKeyFile, createSigner, loadOrCreateSigner } from './base/signer.ts';
export { QUICKNET, randomnessOfRound } from './beacon/quicknet.ts';
export { DOSSIER_KEYS, proofPath, sealDossier, verifyDossier } from './dossier/dossier.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './log/checkpoint.ts';
export { filesSince, tilesAt } from './log/copy.ts';
export { type CosignedHead, chooseHead, readCosigned } from './log/cosigned.ts';
export { openTiles } from './log/directory.ts';
export { type HeadKeeper, type LogView, viewLog } from './log/head.ts';
export { type InclusionProof, type Log, openLog } from './log/log.ts';
export {
  consistencyProof,
  EMPTY_ROOT,
  equalHash,
  leafHash,
  rootOfHashes,
  verifyConsistency,
  verifyInclusion,
} from './log/merkle.ts';
export { openProof } from './log/tlog-proof.ts';
export { type LogReport, verifyLog } from './log/verify-log.ts';
export { formatAddCheckpoint, openWitness } from './log/witness.ts';
export { writeProof } from './log/write-proof.ts';
export { adopt } from './seal/adopt.ts';
export { type ArchiveFile, readArchive } from './seal/archive.ts';
export type { Attendance, Capture, CaptureClock, Exchange } from './seal/capture.ts';
export { prepareSeal, type SealedPackage, sealIntoFolder, sealPrepared } from './seal/seal.ts';
export { leafOf, type Statement } from './seal/statement.ts';
export type { Revocation } from './timestamp/revocation.ts';
export { type Timestamp, type TimestampTrust, verifyTimestamp } from './timestamp/timestamp.ts';
export { createTimestampRequest, readTimestampResponse } from './timestamp/timestamp-request.ts';
export { readAdopted } from './verify/adopted.ts';
export {
  readAnswerBody,
  readPolicy,
  readScreenshot,
  type TrustPolicy,
  type VerifyOptions,
  type VerifyReport,
  verifyPackage,
} from './verify/verify.ts';
