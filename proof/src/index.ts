export { readArchive } from './archive.ts';
export type { Capture, CaptureClock, Exchange } from './capture.ts';
export { writeDurable } from './durable.ts';
export {
  createSigner,
  loadOrCreateSigner,
  parseVerifierKey,
  type Signer,
  type Verifier,
  verifierKey,
  verifyEd25519,
} from './keys.ts';
export { lockFolder } from './lock.ts';
export { type InclusionProof, type Log, openLog } from './log/log.ts';
export { consistencyProof, leafHash, verifyConsistency, verifyInclusion } from './log/merkle.ts';
export { type LogReport, verifyLog } from './log/verify-log.ts';
export { ProofError } from './proof-error.ts';
export { type SealedPackage, type Statement, sealIntoFolder } from './seal.ts';
export { createTimestampRequest, readTimestampResponse, type Timestamp, type TimestampTrust } from './timestamp.ts';
export { readScreenshot, type VerifyReport, type VerifyStep, verifyPackage } from './verify.ts';
