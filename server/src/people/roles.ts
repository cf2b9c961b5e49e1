import { refusal } from './refusals.ts';

/** What an account is for; `docs/reference/accounts.md` says what each may do. */
export const ROLES = ['analyst', 'approver', 'publisher', 'auditor', 'administrator', 'machine'] as const;
export type Role = (typeof ROLES)[number];

/** What a route asks for, and the roles that have it. A machine has none of them: its key's scopes say what it may. */
const HELD_BY = {
  reader: ['analyst', 'approver', 'publisher', 'auditor', 'administrator'],
  analyst: ['analyst', 'approver', 'administrator'],
  approver: ['approver', 'administrator'],
  publisher: ['publisher', 'administrator'],
  auditor: ['auditor', 'administrator'],
  administrator: ['administrator'],
} satisfies Record<string, readonly Role[]>;

/**
 * What a declaration asks of whoever calls: `reader` is every person of the unit; the others are named after the role
 * that is there for it.
 */
export type NeededRole = keyof typeof HELD_BY;

/** What a key of a machine opens: reading under a heading of the API, or bringing something in there. */
export const SCOPES = [
  'case:read',
  'evidence:read',
  'followup:read',
  'intake:read',
  'listing:read',
  'listing:write',
  'notice:read',
  'notice:write',
  'people:read',
  'prepublication:read',
  'prepublication:write',
  'publication:read',
  'receiving:read',
  'receiving:write',
  'referral:read',
  'screening:read',
  'screening:write',
  'sweep:read',
] as const;
export type Scope = (typeof SCOPES)[number];

const REFUSED = {
  reader: 'VIGIE_PEOPLE_ROLE_READER',
  analyst: 'VIGIE_PEOPLE_ROLE_ANALYST',
  approver: 'VIGIE_PEOPLE_ROLE_APPROVER',
  publisher: 'VIGIE_PEOPLE_ROLE_PUBLISHER',
  auditor: 'VIGIE_PEOPLE_ROLE_AUDITOR',
  administrator: 'VIGIE_PEOPLE_ROLE_ADMIN',
} as const satisfies Record<NeededRole, string>;

/** The roles that have what a declaration asks. */
export const rolesWith = (needed: NeededRole): readonly Role[] => HELD_BY[needed];

/** @throws VigieError `VIGIE_PEOPLE_ROLE_…` (403), naming who may */
export function mustHaveRole(account: { role: Role }, needed: NeededRole): void {
  if (!rolesWith(needed).includes(account.role)) throw refusal(REFUSED[needed]);
}

/**
 * What a machine's key needs for a route: reading under its heading, or bringing something in where the declaration
 * lets machines; null: a person alone.
 */
export function scopeOf(route: {
  method: string;
  tag: string | undefined;
  role: NeededRole | null;
  machine: boolean;
}): string | null {
  if (route.tag === undefined || route.role === null) return null;
  if (route.machine) return `${route.tag}:write`;
  return route.method === 'GET' && route.role === 'reader' ? `${route.tag}:read` : null;
}

/** Who may, for the API's documentation. */
export function tellWho(role: NeededRole | null, scope: string | null): string {
  if (role === null) return 'For everybody, without an account.';
  return `For the roles ${rolesWith(role).join(', ')}${scope === null ? '' : `, and a machine with the scope ${scope}`}.`;
}

/**
 * Whether who calls may: a person by their role, a machine by its key's scopes.
 *
 * @throws VigieError `VIGIE_PEOPLE_ROLE_…`, `VIGIE_PEOPLE_SCOPE` (403)
 */
export function mustReach(
  caller: { account: { role: Role }; scopes: readonly string[] | null },
  route: { role: NeededRole; scope: string | null },
): void {
  if (caller.scopes === null) mustHaveRole(caller.account, route.role);
  else if (route.scope === null) throw refusal('VIGIE_PEOPLE_ROLE_READER');
  else if (!caller.scopes.includes(route.scope)) throw refusal('VIGIE_PEOPLE_SCOPE', { scope: route.scope });
}
