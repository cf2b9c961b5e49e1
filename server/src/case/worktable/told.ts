import { z } from 'zod';
import type { Told } from './told-store.ts';

/** What an event of a later link may say (`base/jobs/events.ts`). */
export const tellingSchema = z.object({
  event: z.string(),
  package: z.string().optional(),
  notice: z.string().optional(),
  author: z.string().optional(),
  dueAt: z.string().nullish(),
  answer: z.string().optional(),
  kind: z.string().optional(),
  isTyped: z.boolean().optional(),
  foundIn: z.string().nullish(),
  listing: z.string().optional(),
  verdict: z.string().optional(),
  phrase: z.string().optional(),
});

/** What an event leaves at its case, or takes from it. */
export function toldBy(telling: z.output<typeof tellingSchema>): Told[] {
  const { event, package: sealed, notice, author, dueAt, answer, kind, foundIn, listing, verdict, phrase } = telling;
  const stands = true;
  switch (event) {
    case 'evidence.sealed':
      return sealed ? [{ kind: 'package', of: sealed, stands }] : [];
    case 'notice.proposed':
    case 'notice.approved':
    case 'notice.rejected':
      if (!notice) return [];
      return [{ kind: 'approval', of: notice, stands: event === 'notice.proposed', account: author ?? null }];
    case 'phrase.proposed':
    case 'phrase.applied':
    case 'phrase.declined':
      if (!phrase) return [];
      return [{ kind: 'approval', of: phrase, stands: event === 'phrase.proposed', account: author ?? null }];
    case 'notice.sent':
      return notice && dueAt ? [{ kind: 'term', of: notice, stands, at: dueAt }] : [];
    case 'deadline.passed':
    case 'listing.reappeared':
      return notice ? [{ kind: 'term', of: notice, stands }] : [];
    case 'listing.removed':
    case 'notice.withdrawn':
      return notice ? [{ kind: 'term', of: notice, stands: false }] : [];
    case 'notice.answered': {
      if (!notice || !answer) return [];
      // That it has arrived (art. 16(4)) asks nothing of anybody.
      const isToRead = kind !== 'receipt' && telling.isTyped !== true;
      return [
        { kind: 'answer', of: `${notice}/${answer}`, stands: isToRead },
        ...(foundIn ? [{ kind: 'answer' as const, of: `${notice}/${foundIn}`, stands: false }] : []),
      ];
    }
    case 'check.done':
    case 'check.corrected':
      if (!notice || !listing) return [];
      return [{ kind: 'doubt', of: `${notice}/${listing}`, stands: verdict === 'indeterminate' }];
    default:
      return [];
  }
}
