/**
 * Who reads, as the database asks it of every row that tells of a case: an account's id (cases open to its unit and
 * those that name it), a case's id (cases open to the unit and that one), or one of the two below.
 */
export type Reader = string;

/** The cases open to the whole unit, and no other: what may be counted for everybody. */
export const OPEN_CASES: Reader = '';
/** Every case: for the software itself, which goes on following a case that few may see. It shows nothing to anybody. */
export const ALL_CASES: Reader = '*';
