import { systemClock } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import type { Language } from '../../base/core/language.ts';
import { openVigieStore } from '../../main.ts';
import { findUnit } from '../../people/index.ts';
import { readPreview, sayPeriod, WHY_WORDS } from '../../retention/index.ts';
import { type Io, write } from '../terminal/io.ts';

/** `vigie retention preview`: what the daily run would erase now, and what stays past its period. Changes nothing. */
export async function runRetentionPreview(
  options: { unit: string; lang: Language; json?: boolean },
  io: Io,
): Promise<number> {
  const store = await openVigieStore(readConfig());
  try {
    const unit = await findUnit(store.db, options.unit);
    const preview = await store.inUnit(unit, (tx) => readPreview(tx, systemClock()));
    if (options.json || !io.isTerminal) {
      await write(io.stdout, `${JSON.stringify(preview)}\n`);
      return 0;
    }
    const { lang } = options;
    const lines = preview.kinds.flatMap(({ name, period, due, held, heldIds }) => [
      `${String(due).padStart(8)} ${String(held).padStart(8)}  ${name[lang]} (${sayPeriod(period)[lang]})`,
      ...heldIds.map(({ id, why }) => `${' '.repeat(20)}${id}: ${why.map((each) => WHY_WORDS[each][lang]).join(', ')}`),
    ]);
    const [head, rest] = {
      en: ['     due     held', 'Not erased by any period:'],
      fr: ['     dues   gelées', 'Aucune durée n’efface :'],
    }[lang];
    await write(
      io.stdout,
      `${[head, ...lines, '', rest, ...preview.notCovered.map((each) => `- ${each[lang]}`)].join('\n')}\n`,
    );
    return 0;
  } finally {
    await store.close();
  }
}
