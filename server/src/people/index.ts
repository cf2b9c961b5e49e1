export { guardRoutes } from './access.ts';
export { holdOpen, listAccounts, listLastKept } from './account/account-store.ts';
export {
  type Administering,
  changeAccount,
  endSessionsOf,
  givePassword,
  makeKey,
  makePassword,
  resetFactors,
  takeKeyBack,
} from './account/administer.ts';
export { enrol } from './account/enrol.ts';
export { recordRefusals } from './audit/record-refusals.ts';
export {
  type AuditFilter,
  auditFilterSchema,
  listForExport,
  namesOf,
  type WithheldEntry,
  withheldSchema,
} from './audit/search-audit-store.ts';
export {
  type AuditEntry,
  type ChainedEntry,
  chainedSchema,
  findAuditDigest,
  findAuditHead,
  holds,
  readAudit,
  readNoted,
  record,
  verifyAudit,
  walkAudit,
} from './audit-store.ts';
export { sessionCookie } from './cookies.ts';
export {
  type Asking,
  ask,
  batch,
  command,
  download,
  open,
  openFile,
  type PersonWork,
  query,
  type Visiting,
} from './endpoint.ts';
export type { FileAnswer } from './file-answer.ts';
export { listKeys } from './key-store.ts';
export { checkPassword } from './password/password.ts';
export { mustBeHardToGuess } from './password/password-rules.ts';
export { peopleLink } from './people.ts';
export { type Proposal, proposalSchema } from './proposal/proposal-schema.ts';
export { countProposals, listProposals } from './proposal/proposal-store.ts';
export { decideProposal, mustFindProposal, propose, type TwoPersonAct, twoPersonAct } from './proposal/propose.ts';
export { mustHaveRole, ROLES, type Role, rolesWith, SCOPES, type Scope } from './roles.ts';
export { listSessions } from './session-store.ts';
export { countedAddress } from './sign-in/limits.ts';
export { openSession } from './sign-in/sign-in.ts';
export { seal as sealSecret, unseal as unsealSecret } from './sign-in/sign-in-key.ts';
export { findUnitStatus } from './status-store.ts';
export { type Account, addUnit, findSignIn, findUnit, listAccountNames, listUnits, sumOverUnits } from './store.ts';
export { orLines, type SendingLines } from './stream/lines.ts';
export { type ActName, inReading, inWork, note, noteAll, today, type Work } from './work.ts';
