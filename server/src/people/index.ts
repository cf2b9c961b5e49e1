export { guardRoutes, mustHaveRole, SESSION_COOKIE } from './access.ts';
export { type AuditEntry, readAudit, readNoted, record, verifyAudit } from './audit-store.ts';
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
export { enrol, openSession } from './sign-in.ts';
export { findUnitStatus } from './status-store.ts';
export { type Account, addUnit, findUnit, listAccountNames, listUnits, type Role } from './store.ts';
export { type ActName, inWork, note, noteAll, today, type Work } from './work.ts';
