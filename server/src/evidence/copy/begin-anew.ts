import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatCheckpoint, loadOrCreateSigner, signNote, verifierKey, viewLog, writeDurable } from '@vigie/proof';
import { writeGap } from '../heads/log-gap.ts';
import { changeKeyFile, finishKeyChange, logKeyFiles } from '../keys/key-files.ts';

/** `log.example/evidence` goes on as `log.example/evidence/2`, and that as `…/3`. */
function nextName(origin: string): string {
  const [, name = origin, number = '1'] = /^(.+)\/(\d{1,4})$/.exec(origin) ?? [];
  return `${name}/${Number(number) + 1}`;
}

/**
 * Closes the log of a data folder, which is a copy of one that went on elsewhere, and begins another with its entries,
 * under another name and key: so no head of ours contradicts one that somebody has seen. The old key answers for the
 * entries of the copy (`keys.json`); the gap is stated in `gaps.json`, and as an entry once the log is opened.
 *
 * @param known how many entries the other is known to have had
 * @returns the new log's name
 */
export function beginAnew(dataDir: string, about: { known: number | null; copiedAt: string; at: Date }): string {
  const logDir = join(dataDir, 'log');
  const files = logKeyFiles(dataDir);
  finishKeyChange(files);
  const old = loadOrCreateSigner(files.key, '');
  const { head } = viewLog(logDir, old.name, old);
  const oldHead = readFileSync(join(logDir, 'checkpoint'));
  writeDurable(join(logDir, 'closed', Buffer.from(old.keyId).toString('hex')), oldHead);
  changeKeyFile(files, old, { at: about.at, withdrawnSince: null, size: head.size, name: nextName(old.name) });
  const next = loadOrCreateSigner(files.key, '');
  const root = Buffer.from(head.root).toString('base64');
  const { known, copiedAt } = about;
  writeGap(
    logDir,
    { closed: verifierKey(old), size: head.size, root, known, copiedAt, at: about.at.toISOString() },
    next,
  );
  for (const name of ['cosigned', 'highest']) rmSync(join(logDir, name), { recursive: true, force: true });
  const again = signNote(formatCheckpoint({ ...head, origin: next.name }), [next]);
  writeDurable(join(logDir, 'checkpoint'), Buffer.from(again));
  return next.name;
}
