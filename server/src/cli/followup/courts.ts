import { readConfig } from '../../base/core/config.ts';
import { listRegister, proposeFor } from '../../notice/index.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';

export interface CourtsOptions {
  department?: string;
  authorities?: boolean;
  legal?: string[];
  offence: string[];
  residence: string[];
  arrest: string[];
  establishment?: string;
  json?: boolean;
}

const mark = (verified: boolean): string => (verified ? '' : '  [unverified]');

/**
 * `vigie courts`: the courts and authorities of the registers that a search leaves; with legal bases, those that may be
 * competent, with every ground. It reads no database.
 *
 * @returns 0; 1 when there is none
 */
export async function runCourts(search: string[], options: CourtsOptions, io: Io): Promise<number> {
  const { legal, offence, residence, arrest, establishment = null } = options;
  const isJson = options.json === true || !io.isTerminal;
  if (legal) {
    const { country } = readConfig().home;
    const proposed = proposeFor({ legal, codes: { offence, residence, arrest }, home: country, establishment });
    const lines = proposed.flatMap(({ as, key, name, grounds }) => [
      `${as}  ${key}  ${name}`,
      ...grounds.map(
        ({ why, place, verified }) =>
          `    ${why.en}${place?.department ? ` (${place.department})` : ''}${mark(verified)}`,
      ),
    ]);
    await write(io.stdout, isJson ? `${JSON.stringify(proposed)}\n` : `${lines.map(onOneLine).join('\n')}\n`);
    return proposed.length > 0 ? 0 : 1;
  }
  const found = listRegister(options.authorities ? 'authorities' : 'courts', search.join(' ')).filter(
    ({ department }) => options.department === undefined || department?.code === options.department,
  );
  const lines = found.map(
    ({ key, name, country, department, appeal, roles, verified }) =>
      `${key}  ${name}  ${department ? `${department.code} ${department.name}, ${appeal}` : `${country}, ${roles.join(', ')}`}${mark(verified)}`,
  );
  await write(
    io.stdout,
    found.map((one, index) => `${isJson ? JSON.stringify(one) : onOneLine(lines[index] ?? '')}\n`).join(''),
  );
  return found.length > 0 ? 0 : 1;
}
