import { useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '../client/api.ts';

/** Who is signed in: the frame of the screens has asked. */
export const useAccount = () => useQueryClient().getQueryData<Schemas['Account']>(['session']);

/** Whether they work on cases and on what people report, and do not only read them. */
export const mayWork = (account: Schemas['Account'] | undefined): boolean =>
  account?.role === 'analyst' || mayApprove(account);

/** Whether they may decide what is published. */
export const mayPublish = (account: Schemas['Account'] | undefined): boolean =>
  account?.role === 'publisher' || account?.role === 'administrator';

/** Whether they administer the unit's accounts and settings. */
export const administers = (account: Schemas['Account'] | undefined): boolean => account?.role === 'administrator';

/** Whether they look over the shoulders of others: at accounts, the audit log, requests about personal data. */
export const oversees = (account: Schemas['Account'] | undefined): boolean =>
  account?.role === 'auditor' || account?.role === 'administrator';

/** Whether they may approve what binds. */
export const mayApprove = (account: Schemas['Account'] | undefined): boolean =>
  account?.role === 'approver' || account?.role === 'administrator';
