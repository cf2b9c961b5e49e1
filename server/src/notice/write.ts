import type { Context } from '../base/context.ts';
import { VigieError } from '../base/errors.ts';
import { newId } from '../base/ids.ts';
import { findPlatform } from '../base/registers.ts';
import type { Tx } from '../base/store.ts';
import { listCaseFindings, mustFindCase } from '../case/index.ts';
import { listEvidence } from '../evidence/index.ts';
import { findSnapshots } from '../listing/index.ts';
import { record } from '../people/audit-store.ts';
import type { Account } from '../people/store.ts';
import { findFindings } from '../screening/index.ts';
import { composeNotice } from './compose.ts';
import { findNotice, type SentNotice, saveNotice } from './store.ts';

/**
 * Composes the art. 16 notice of a confirmed case from its findings and sealed evidence, keeps it and queues its sending, in one transaction.
 *
 * @throws VigieError `VIGIE_NOTICE_NOT_CONFIRMED` (409) before a person has confirmed the case; `VIGIE_NOTICE_INCOMPLETE` naming what is missing.
 */
export async function writeNotice(
  context: Context,
  tx: Tx,
  account: Account,
  input: { case: string; language: 'fr' | 'en'; recipient?: string | undefined; bonaFide: true },
): Promise<SentNotice> {
  const { clock, jobs } = context;
  const now = clock();
  const unit = account.unit.id;
  const found = await mustFindCase(tx, input.case);
  if (found.state !== 'confirmed' && found.state !== 'escalated') {
    throw new VigieError('VIGIE_NOTICE_NOT_CONFIRMED', 'A person confirms the case before a notice is sent.', {
      status: 409,
    });
  }
  const findings = await findFindings(tx, await listCaseFindings(tx, found.id));
  const snapshots = await findSnapshots(tx, [...new Set(findings.map((finding) => finding.snapshot))]);
  const latest = new Map(snapshots.map((snapshot) => [snapshot.listing, snapshot]));
  const urls = new Map([...latest].map(([listing, { content }]) => [listing, content.url]));
  const sealed = (await listEvidence(tx, found.id)).flatMap(({ id, digest, logIndex, sealedAt }) =>
    digest !== null && logIndex !== null && sealedAt !== null ? [{ packageId: id, digest, logIndex, sealedAt }] : [],
  );
  const platform = findPlatform(context.platforms(), found.platform);
  const content = composeNotice({
    id: newId('ntc', now),
    caseId: found.id,
    platform: { key: found.platform, name: platform?.name ?? found.platform },
    trader: snapshots.at(-1)?.content.trader ?? null,
    listings: [...latest.values()].map(({ content: { url, id, title } }) => ({ url, id, title })),
    findings: findings.map((finding) => ({ ...finding, listingUrl: urls.get(finding.listing) ?? null })),
    evidence: sealed,
    notifier: { organisation: account.unit.name, name: account.name, email: account.email, trustedFlagger: false },
    recipient: {
      name: platform?.name ?? found.platform,
      address: input.recipient ?? platform?.contacts.notices ?? null,
    },
    replyTo: context.config.publicUrl && `${context.config.publicUrl}/v1/answers`,
    language: input.language,
    bonaFide: input.bonaFide,
    at: now,
  });
  await saveNotice(tx, {
    unit,
    account: account.id,
    content,
    listings: [...urls].flatMap(([id, url]) => (url === null ? [] : [{ id, url }])),
    now,
  });
  await record(tx, {
    unit,
    account: account.id,
    act: 'notice.written',
    subject: found.id,
    content: { notice: content.id },
    now,
  });
  await jobs.send(tx, 'notice.send', { unit, notice: content.id });
  const written = await findNotice(tx, content.id);
  if (!written) throw new Error('a notice just written is not found');
  return written;
}
