import { parseVerifierKey } from '@vigie/proof';
import { readConfig } from '../../base/core/config.ts';
import { openVault, verifyAuditExport, verifyAuditLog } from '../../evidence/index.ts';
import { openVigieStore } from '../../main.ts';
import { type Io, write } from '../terminal/io.ts';
import { readWhole } from './verify.ts';

async function verifyFiles(files: string[], keys: string[], io: Io): Promise<number> {
  for (const key of keys) parseVerifierKey(key);
  const reports = verifyAuditExport(
    files.map((file) => readWhole(file).toString('utf8')),
    keys,
  );
  for (const [at, report] of reports.entries())
    await write(io.stdout, `${JSON.stringify({ file: files[at], ...report })}\n`);
  return reports.every(({ ok }) => ok) ? 0 : 1;
}

/**
 * `vigie audit verify FILE…`: checks the files of an export offline, a line for each. Without files: recomputes the audit log of every unit and compares it with the leaves in the evidence log: a
 * line for each unit, then one for the whole.
 *
 * @returns 0 when it holds, 1 when it does not
 */
export async function runAuditVerify(files: string[], options: { key: string[] }, io: Io): Promise<number> {
  if (files.length > 0) return verifyFiles(files, options.key, io);
  const config = readConfig();
  const store = await openVigieStore(config);
  try {
    const { units, ...report } = await verifyAuditLog(store, openVault(config));
    for (const unit of units) await write(io.stdout, `${JSON.stringify(unit)}\n`);
    await write(io.stdout, `${JSON.stringify(report)}\n`);
    return report.ok ? 0 : 1;
  } finally {
    await store.close();
  }
}
