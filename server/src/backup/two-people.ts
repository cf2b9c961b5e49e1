import { checkPassword } from '../people/index.ts';
import { refusal } from './refusals.ts';

/** An account as the backup has it. */
export interface KeptAccount {
  id: string;
  unit: string;
  email: string;
  role: string;
  password: string;
  /** Nobody signs in by this password. */
  isClosed: boolean;
}

const ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** A row in the text format of COPY (PostgreSQL, "COPY", File Formats): its values, null for `\N`. */
function readCopyRow(line: string): (string | null)[] {
  return line
    .replace(/\n$/, '')
    .split('\t')
    .map((value) => (value === '\\N' ? null : value.replace(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign)));
}

/** @param columns of the table, as the rows have them */
export function readAccounts(rows: Buffer, columns: readonly string[]): KeptAccount[] {
  return rows
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const values = readCopyRow(line);
      const of = (column: string): string | null => values[columns.indexOf(column)] ?? null;
      return {
        id: of('id') ?? '',
        unit: of('unit_id') ?? '',
        email: of('email') ?? '',
        role: of('role') ?? '',
        password: of('password') ?? '',
        // A password that somebody else made tells nobody who they are.
        isClosed: of('disabled_at') !== null || of('password_until') !== null,
      };
    });
}

export interface SignIn {
  email: string;
  password: string;
}

/**
 * Two administrators of the backup, told by their passwords.
 *
 * @throws VigieError `VIGIE_RESTORE_ONE`, `VIGIE_RESTORE_TWO`
 */
export async function mustBeTwo(accounts: readonly KeptAccount[], signIns: readonly SignIn[]): Promise<KeptAccount[]> {
  const found: KeptAccount[] = [];
  for (const { email, password } of signIns) {
    const account = accounts.find((each) => each.email.toLowerCase() === email.toLowerCase());
    const isOne = account && /^admin/.test(account.role) && !account.isClosed;
    if (!isOne || !(await checkPassword(password, account.password)))
      throw refusal('VIGIE_RESTORE_TWO', { who: email });
    found.push(account);
  }
  if (new Set(found.map(({ id }) => id)).size < 2) throw refusal('VIGIE_RESTORE_ONE');
  return found;
}
