import { styleText } from 'node:util';
import { systemClock } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import type { Language } from '../../base/core/language.ts';
import { examine, type Line, type State } from '../../doctor/index.ts';
import { openVigieStore, visitorOf } from '../../main.ts';
import { allMigrations } from '../../migrations.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';

const SIGNS: Record<State, string> = { well: '✓', note: '·', mend: '✗' };
const COLOURS = { well: 'green', note: 'gray', mend: 'red' } as const;

function inWords({ check, state, where, says, todo }: Line, language: Language): string {
  const sign = styleText(COLOURS[state], SIGNS[state]);
  const what = `${sign} ${check.padEnd(10)} ${onOneLine(where)}: ${onOneLine(says[language])}`;
  return todo ? `${what}\n  → ${onOneLine(todo[language])}` : what;
}

/**
 * `vigie doctor`: looks at what an installation stands on, a line for each thing.
 *
 * @returns 0 when nothing is to be mended, 1 when something is
 */
export async function runDoctor(options: { lang: Language; json?: boolean }, io: Io): Promise<number> {
  const config = readConfig();
  const lines = await examine(config, {
    migrations: allMigrations(),
    visitor: visitorOf(config, systemClock),
    clock: systemClock,
    openStore: () => openVigieStore(config),
  });
  for (const line of lines) {
    await write(io.stdout, `${io.isTerminal && !options.json ? inWords(line, options.lang) : JSON.stringify(line)}\n`);
  }
  return lines.some(({ state }) => state === 'mend') ? 1 : 0;
}
