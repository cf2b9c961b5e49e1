import type { Severity } from '@vigie/engine';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import { openVigieStore, startVigie } from '../../main.ts';
import { addUnit, findUnit, inWork } from '../../people/index.ts';
import {
  formatHashes,
  keepHashes,
  listHashes,
  listHashLists,
  proposeExceptions,
  readHashes,
} from '../../screening/index.ts';
import { settleJobs } from '../listing/import.ts';
import { type Io, write } from '../terminal/io.ts';

/**
 * `vigie hashes import`: adds the PDQ hashes of a file to a unit's list, which is made where there is none, and screens
 * what is kept for them.
 */
export async function runHashesImport(
  file: string,
  options: {
    unit: string;
    list: string;
    exceptions: boolean;
    distance: number;
    severity: Severity;
    rule?: string;
  },
  io: Io,
): Promise<number> {
  const hashes = await readHashes(file, options.list);
  const vigie = await startVigie({ config: readConfig() });
  const { store, clock, jobs } = vigie.context;
  try {
    const since = await jobs.now();
    const now = clock();
    const unit = await addUnit(store.db, { id: newId('unt', now), name: options.unit, now });
    const { distance, severity, rule = null } = options;
    const kind = options.exceptions ? 'exception' : 'known';
    const list = { id: newId('hls', now), name: options.list, kind, distance, severity, rule } as const;
    if (kind === 'exception') {
      const proposal = await inWork(vigie.context, unit, (work) => proposeExceptions(work, list, hashes));
      await write(
        io.stderr,
        'Exceptions take two people: an approver of the unit has to approve them in the console.\n',
      );
      await write(
        io.stdout,
        `${JSON.stringify({ list: options.list, kind, read: hashes.length, added: 0, proposal: proposal.id })}\n`,
      );
      return 0;
    }
    const added = await inWork(vigie.context, unit, (work) => keepHashes(work, list, hashes));
    await settleJobs(jobs, since, 'screening what is kept, jobs left');
    await write(io.stdout, `${JSON.stringify({ list: options.list, kind, read: hashes.length, added })}\n`);
    return 0;
  } finally {
    await vigie.stop();
  }
}

/** `vigie hashes export`: a unit's list, as it can be imported elsewhere. */
export async function runHashesExport(
  name: string,
  options: { unit: string; format: 'csv' | 'json' },
  io: Io,
): Promise<number> {
  const store = await openVigieStore(readConfig());
  try {
    const unit = await findUnit(store.db, options.unit);
    const hashes = await store.inUnit(unit, async (tx) => {
      const lists = await listHashLists(tx);
      const list = lists.find((each) => each.name === name);
      if (!list) {
        const names = lists.map((each) => each.name).join(', ') || 'none';
        throw new VigieError(
          'VIGIE_SCREENING_NO_HASH_LIST',
          `There is no list "${name}" in ${options.unit}; there is: ${names}.`,
        );
      }
      return listHashes(tx, list.id);
    });
    await write(io.stdout, formatHashes(hashes, options.format));
    return 0;
  } finally {
    await store.close();
  }
}
