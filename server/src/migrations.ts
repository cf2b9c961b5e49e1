import { type Migration, readMigrations } from './base/database/migrate.ts';

/**
 * Every migration in the order it runs, as `<folder>/NNNN-what`: the file `<folder>/migrations/NNNN-what.sql`. Numbers
 * are dense in each folder. A new one goes to the end, after all that it may refer to: a database that has run the list
 * so far runs it next.
 */
const ORDER = [
  'base/0001-start',
  'people/0001-start',
  'listing/0001-start',
  'screening/0001-start',
  'case/0001-start',
  'evidence/0001-start',
  'notice/0001-start',
  'followup/0001-start',
  'publication/0001-start',
  'referral/0001-dossier',
  'people/0002-unit-status',
  'listing/0002-pictures',
  'screening/0002-life-of-a-rule',
  'case/0002-score',
  'evidence/0002-storage',
  'notice/0002-acts',
  'followup/0002-returns',
  'screening/0003-known',
  'evidence/0003-checks',
  'evidence/0004-custody',
  'notice/0003-delivery',
  'followup/0003-views',
  'followup/0004-escalation',
  'receiving/0001-start',
  'followup/0005-learned',
  'listing/0003-url',
  'base/0002-key-by-route',
  'followup/0006-reason-params',
  'base/0003-relisting-events',
  'case/0003-relisted',
  'notice/0004-policy',
  'followup/0007-words',
  'evidence/0005-custody-transfer',
  'receiving/0002-deferral',
  'notice/0005-accepted',
  'followup/0008-document',
  'base/0004-custody-transfer-answers',
  'people/0003-owner-reads',
  'receiving/0003-owner-reads',
  'publication/0002-owner-reads',
  'notice/0006-owner-reads',
  'base/0005-key-by-account',
  'base/0006-roles-of-this-database',
  'people/0004-lookup',
  'receiving/0004-lookup',
  'publication/0003-lookup',
  'notice/0007-lookup',
  'evidence/0006-log-head',
  'evidence/0007-audit-leaf',
  'people/0005-audit-search',
  'people/0006-proposal',
  'screening/0004-disabled-rule',
  'people/0007-append-audit',
  'people/0008-accounts',
  'people/0009-sign-in-limits',
  'people/0010-factors',
  'retention/0001-start',
];

/** The migrations of the whole product, in order. */
export function allMigrations(): Migration[] {
  return readMigrations(import.meta.dirname, ORDER);
}
