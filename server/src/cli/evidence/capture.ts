import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { sealIntoFolder } from '@vigie/proof';
import { systemClock } from '../../base/core/clock.ts';
import { readConfig } from '../../base/core/config.ts';
import { newId } from '../../base/core/ids.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { capture, createTimestamper, MAKER, withLogGaps } from '../../evidence/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { openVaultToWrite } from './open-vault.ts';

/** `vigie capture`: seals a page into a folder, with the key and the log of the data folder. */
export async function runCapture(
  url: string,
  options: { out: string; allow: string[]; json?: boolean },
  io: Io,
): Promise<number> {
  const config = readConfig();
  const visitor = createVisitor({
    contact: config.contact,
    clock: systemClock,
    allow: [...config.allow, ...options.allow],
    paceMs: config.paceMs,
    timeZone: config.home.timeZone,
  });
  const { extractHtml } = await import('../../listing/page/extract-html.ts');
  const taken = await capture(visitor, url, {
    browser: config.browser,
    readListing: (html, seenAt) => extractHtml(html, { url: seenAt }),
  });
  mkdirSync(options.out, { recursive: true });
  const { vault, close } = await openVaultToWrite(config);
  try {
    const sealed = await sealIntoFolder({
      id: newId('evd', systemClock()),
      dir: options.out,
      capture: withLogGaps(taken, vault.gaps),
      maker: MAKER,
      previous: null,
      salt: randomBytes(32),
      signer: vault.signer,
      log: vault.entries,
      timestamp: createTimestamper(visitor, config.tsaUrl),
    });
    const answer = {
      package: sealed.path,
      digest: sealed.digest,
      logIndex: sealed.index,
      by: taken.by,
      gaps: taken.gaps,
    };
    if (io.isTerminal && !options.json) {
      await write(
        io.stdout,
        `${sealed.path}\nSHA-256 ${sealed.digest}, log entry ${sealed.index}, taken by ${taken.by}\n`,
      );
      for (const gap of taken.gaps) await write(io.stderr, `not captured: ${gap}\n`);
    } else await write(io.stdout, `${JSON.stringify(answer)}\n`);
    return 0;
  } finally {
    await close();
  }
}
