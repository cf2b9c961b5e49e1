import { plainDate, systemClock } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import type { Language } from '../../base/core/language.ts';
import { openVigieStore } from '../../main.ts';
import { findUnit } from '../../people/index.ts';
import { readRegister, renderRegisterCsv, renderRegisterMarkdown } from '../../retention/index.ts';
import { type Io, write } from '../terminal/io.ts';

/** `vigie register`: the register of processing activities, with blanks where only the organisation knows. */
export async function runRegister(options: { unit: string; lang: Language; csv?: boolean }, io: Io): Promise<number> {
  const config = readConfig();
  const store = await openVigieStore(config);
  try {
    const unit = await findUnit(store.db, options.unit);
    const day = plainDate(systemClock(), config.home.timeZone);
    const register = await store.inUnit(unit, (tx) => readRegister(tx, options.unit, day));
    const render = options.csv ? renderRegisterCsv : renderRegisterMarkdown;
    await write(io.stdout, render(register, options.lang));
    return 0;
  } finally {
    await store.close();
  }
}
