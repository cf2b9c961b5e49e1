import { findPlatform } from '../../base/registers/platforms.ts';
import { note, type Work } from '../../people/index.ts';
import { deadlineOf } from '../compose/deadline.ts';
import { documentOf } from '../compose/document-kinds.ts';
import type { Receipt, SentNotice } from '../schema.ts';
import { markSent } from './delivery-store.ts';

/** Notes that a notice is out, by whatever way, since `at`: the deadline counts from there. */
export async function noteSent(work: Work, notice: SentNotice, receipt: Receipt, at: Date): Promise<void> {
  const { context, tx } = work;
  const { id, case: subject, content } = notice;
  const platform = findPlatform(context.platforms(), content.platform.key);
  // Whose calendar counts where the register does not know the operator's country.
  const country = platform?.country.value ?? context.config.home.country;
  const { deadline: term } = documentOf(content.kind);
  const deadline = term === null ? null : deadlineOf(term, at, country);
  if (!(await markSent(tx, id, { receipt, deadline, at }))) return;
  const { channel, reference } = receipt;
  await note(work, {
    act: 'notice.sent',
    subject,
    content: { notice: id, channel, reference, due: deadline?.due ?? null },
    event: { case: subject, notice: id, dueAt: deadline?.dueAt ?? null },
  });
}
