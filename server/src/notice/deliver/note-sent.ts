import { findPlatform } from '../../base/registers/platforms.ts';
import { note, type Work } from '../../people/index.ts';
import { deadlineOf } from '../compose/deadline.ts';
import { documentOf } from '../compose/document-kinds.ts';
import type { Receipt, SentNotice } from '../schema.ts';
import { markSent } from './delivery-store.ts';

/** Notes that a notice is out, by whatever way, since `at`, with those sent together: the deadline counts from there. */
export async function noteSent(work: Work, notice: SentNotice, receipt: Receipt, at: Date): Promise<void> {
  const { context, tx } = work;
  const { id, content } = notice;
  const platform = findPlatform(context.platforms(), content.platform.key);
  // Whose calendar counts where the register does not know the operator's country.
  const country = platform?.country.value ?? context.config.home.country;
  const { deadline: term } = documentOf(content.kind);
  const deadline = term === null ? null : deadlineOf(term, at, country);
  const { channel, reference } = receipt;
  // Each case has its own record, deadline and checks.
  for (const { id: part, case: subject } of await markSent(tx, id, { receipt, deadline, at })) {
    await note(work, {
      act: 'notice.sent',
      subject,
      content: { notice: part, channel, reference, due: deadline?.due ?? null },
      event: { case: subject, notice: part, dueAt: deadline?.dueAt ?? null, isLetter: content.amendment !== undefined },
    });
  }
}
