import { readConfig } from '../../base/core/config.ts';
import { mustFindCase } from '../../case/index.ts';
import { countRelistings, listOffers, listRelistings } from '../../followup/index.ts';
import { openVigieStore } from '../../main.ts';
import { findUnit } from '../../people/index.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';

/** A line of the timeline: an instant, what happened, to which offer. */
interface Line {
  at: string;
  what: 'seen' | 'gone' | 'relisted' | 'last seen';
  listing: string;
  title: string;
  detail: string;
}

/** `vigie relistings`: a case's offers and their relistings, as a timeline, with how often that happens. */
export async function runRelistings(
  caseId: string,
  options: { unit: string; json?: boolean },
  io: Io,
): Promise<number> {
  const store = await openVigieStore(readConfig());
  try {
    const unit = await findUnit(store.db, options.unit);
    const { offers, relistings, platform, trader } = await store.inUnit(unit, async (tx) => {
      const found = await mustFindCase(tx, caseId);
      return {
        offers: await listOffers(tx, caseId),
        relistings: await listRelistings(tx, caseId),
        platform: await countRelistings(tx, caseId, 'platform'),
        trader: found.trader === '' ? null : await countRelistings(tx, caseId, 'trader'),
      };
    });
    const lines: Line[] = offers
      .flatMap(({ listing, title, firstSeen, lastSeen, goneSince, relisting }): Line[] => {
        const back = relistings.find(({ id }) => id === relisting);
        const signals = back?.signals.map(({ kind, detail }) => `${kind} (${detail})`).join(', ') ?? '';
        const days = back && back.days !== null ? `after ${back.days} days; ` : '';
        const line = (at: string, what: Line['what'], detail = ''): Line => ({ at, what, listing, title, detail });
        return [
          line(firstSeen, back ? 'relisted' : 'seen', back ? `${days}${back.state}; ${signals}` : ''),
          ...(goneSince ? [line(goneSince, 'gone')] : [line(lastSeen, 'last seen')]),
        ];
      })
      .sort((a, b) => a.at.localeCompare(b.at));
    const summary = { case: caseId, platform, trader };
    if (options.json || !io.isTerminal) {
      for (const line of lines) await write(io.stdout, `${JSON.stringify(line)}\n`);
      await write(io.stdout, `${JSON.stringify(summary)}\n`);
      return 0;
    }
    for (const { at, what, title, detail } of lines)
      await write(
        io.stdout,
        `${at.slice(0, 16).replace('T', ' ')}  ${what.padEnd(9)}  ${onOneLine(title)}${detail && `\n${' '.repeat(29)}${onOneLine(detail)}`}\n`,
      );
    for (const [name, count] of Object.entries({ platform, trader })) {
      if (count)
        await write(
          io.stdout,
          `${name}: ${count.confirmed} offers confirmed, ${count.relisted} relisted, median days to relisting ${count.medianDays ?? 'not known'}, first seen ${count.firstSeen?.slice(0, 10) ?? 'never'}\n`,
        );
    }
    return 0;
  } finally {
    await store.close();
  }
}
