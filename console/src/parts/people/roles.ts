import type { Schemas } from '../../client/api.ts';

type Role = Schemas['Account']['role'];

/** The roles of people, from the one that does least. */
export const PERSON_ROLES = ['analyst', 'approver', 'publisher', 'auditor', 'administrator'] as const satisfies Role[];
export const ROLES = [...PERSON_ROLES, 'machine'] as const satisfies Role[];
