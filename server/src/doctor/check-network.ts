import { createHash, randomUUID } from 'node:crypto';
import { verifyTimestamp } from '@vigie/proof';
import { openBucket } from '../base/blobs/s3-store.ts';
import type { Clock } from '../base/core/clock.ts';
import type { Config } from '../base/core/config.ts';
import { headerOf, type Visitor } from '../base/fetch/fetch.ts';
import { createTimestamper } from '../evidence/index.ts';
import { tryServer } from '../notice/index.ts';
import { type Line, mend, note, well, wordsOf } from './line.ts';
import { say, tenths } from './words.ts';

const MAIL_MS = 10_000;

/** Connects to the mail server and signs in. */
export async function checkMail(smtpUrl: string | null): Promise<Line> {
  if (smtpUrl === null) return note('mail', { where: 'VIGIE_SMTP_URL', says: say('noMail') }, say('setMail'));
  const url = new URL(smtpUrl);
  try {
    await tryServer(url, MAIL_MS);
    return well('mail', { where: url.host, says: say('mailWell') });
  } catch (error) {
    return mend('mail', { where: url.host, says: say('mailFails', { why: wordsOf(error) }) }, say('fixMail'));
  }
}

/** Writes to the bucket, reads that back and deletes it; and asks whether it locks. */
export async function checkBucket(settings: Config['bucket']): Promise<Line> {
  if (!settings) return note('bucket', { where: 'VIGIE_S3_URL', says: say('noBucket') }, null);
  const bucket = openBucket(settings);
  const where = bucket.place;
  try {
    const key = `doctor/${randomUUID()}`;
    const bytes = Buffer.from(key);
    await bucket.put(key, bytes);
    const back = await bucket.get(key);
    await bucket.remove(key);
    if (!back?.equals(bytes)) throw new Error('what was written does not come back');
    return (await bucket.locks())
      ? well('bucket', { where, says: say('bucketLocks') })
      : note('bucket', { where, says: say('bucketOpen') }, say('lockBucket'));
  } catch (error) {
    return mend('bucket', { where, says: say('bucketFails', { why: wordsOf(error) }) }, say('fixBucket'));
  }
}

/** A timestamp authority answers within a second or two; more is the clock. */
const CLOCK_SECONDS = 5;

function compare(where: string, ms: number): Line {
  const seconds = tenths(ms / 1000);
  return Math.abs(ms) > CLOCK_SECONDS * 1000
    ? mend('clock', { where, says: say('clockWrong', { seconds }) }, say('setClock'))
    : well('clock', { where, says: say('clockRight', { seconds }) });
}

/** The time that a web server says, in whole seconds. */
async function readDate(visitor: Visitor, url: string): Promise<number | null> {
  const visited = await visitor.visit(url, { robots: false, pace: false, limits: { redirects: 0, totalMs: MAIL_MS } });
  const date = visited.ok ? Date.parse(headerOf(visited.responseHeaders, 'date') ?? '') : Number.NaN;
  return Number.isNaN(date) ? null : date + 500;
}

/** Compares the clock with a timestamp authority's; without one with that of a witness or of the bucket. */
export async function checkClock(config: Config, visitor: Visitor, clock: Clock): Promise<Line> {
  const { tsaUrl, witnesses, bucket } = config;
  if (tsaUrl !== null) {
    try {
      const digest = createHash('sha256').update(randomUUID()).digest();
      const began = clock().getTime();
      const token = await createTimestamper(visitor, tsaUrl)?.(digest);
      const between = (began + clock().getTime()) / 2;
      if (token) return compare(tsaUrl, between - Date.parse(verifyTimestamp(token, digest).at));
    } catch (error) {
      return mend('clock', { where: tsaUrl, says: say('tsaFails', { why: wordsOf(error) }) }, say('fixTsa'));
    }
  }
  for (const url of [...witnesses.map((each) => each.url), ...(bucket ? [bucket.endpoint] : [])]) {
    const date = await readDate(visitor, url);
    if (date !== null) return compare(url, clock().getTime() - date);
  }
  return note('clock', { where: 'TSA_URL', says: say('noClock') }, say('setTsa'));
}
