export { guardRoutes, mustHaveRole, SESSION_COOKIE } from './access.ts';
export { type AuditFilter, auditFilterSchema, listForExport, namesOf } from './audit/search-audit-store.ts';
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
export {
  type Asking,
  ask,
  batch,
  command,
  download,
  type FileAnswer,
  open,
  openFile,
  type PersonWork,
  query,
  type Visiting,
} from './endpoint.ts';
export { peopleEndpoints } from './endpoints.ts';
export { checkPassword } from './password.ts';
export { proposalEndpoints } from './proposal/proposal-endpoints.ts';
export { type Proposal, proposalSchema } from './proposal/proposal-schema.ts';
export { mustFindProposal, propose, twoPersonAct } from './proposal/propose.ts';
export { enrol, openSession } from './sign-in.ts';
export { findUnitStatus } from './status-store.ts';
export { type Account, addUnit, findUnit, listAccountNames, listUnits, type Role, sumOverUnits } from './store.ts';
export { jobEndpoints } from './upkeep/job-endpoints.ts';
export { type ActName, inWork, note, today, type Work } from './work.ts';
