import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import type { Language } from '../../base/core/language.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { inWork, note } from '../../people/index.ts';
import { digestOfCode, newFollowCode } from './follow-code.ts';
import { keyOfAddress, type Report } from './read-report.ts';
import { saveReport } from './report-store.ts';

/**
 * Takes a report for a unit. Its page is visited by itself only where its host is on a registered platform and not too
 * much comes at once: else a stranger could send Vigie wherever they like.
 *
 * @returns the code by which it is followed, which is kept nowhere
 */
export async function receiveReport(
  context: Context,
  unit: string,
  { url, what }: Report,
  { language, isBusy }: { language: Language; isBusy: boolean },
): Promise<string> {
  const code = newFollowCode();
  const platform = findPlatform(context.platforms(), new URL(url).host)?.key ?? null;
  const isVisited = platform !== null && !isBusy;
  await inWork(context, unit, async (work) => {
    const { tx, now } = work;
    const ids = { alert: newId('alr', now), report: newId('arp', now) };
    const about = { url, urlKey: keyOfAddress(url), platform, what, language, codeDigest: digestOfCode(code) };
    const { id, isNew } = await saveReport(tx, { unit, ...ids, ...about, isVisited, now });
    if (isNew && isVisited) await context.jobs.send(tx, 'alert.visit', { unit, alert: id });
    await note(work, { act: 'alert.received', subject: id });
  });
  context.changes.tell(unit, 'alert');
  return code;
}
