import type { Trader } from '@vigie/engine';
import { bounds } from '../values/bounds.ts';
import type { Field } from '../values/column-names.ts';
import { addressOf, type Cell, textOf, urlOf } from '../values/read-cells.ts';

/** The trader that a row names; null where it names none. `text` and `first` read the columns of a field. */
export function readTrader(
  text: (field: Field, max: number) => string | null,
  first: <T>(field: Field, read: (cell: Cell) => T | null) => T | null,
): Trader | null {
  const trader: Trader = {
    id: text('trader.id', bounds.id),
    name: text('trader.name', bounds.name),
    address: first('trader.address', addressOf),
    email: first('trader.email', (cell) => {
      const email = textOf(cell, 320);
      return email && /^[^\s@]+@[^\s@]+$/.test(email) ? email : null;
    }),
    url: first('trader.url', urlOf),
  };
  return Object.values(trader).some((value) => value !== null) ? trader : null;
}
