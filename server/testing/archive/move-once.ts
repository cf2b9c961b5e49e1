// One run of the archive's move, in a process that a test may kill: on the database of its environment, in the unit that
// is named.

import { moveSnapshots } from '../../src/archive/move.ts';
import { systemClock } from '../../src/base/core/clock.ts';
import { readConfig } from '../../src/base/core/config.ts';
import { openStore } from '../../src/base/database/store.ts';
import { openVault } from '../../src/evidence/vault/vault.ts';
import { allMigrations } from '../../src/migrations.ts';

const [unit = '', atOnce = ''] = process.argv.slice(2);
const config = readConfig();
const store = await openStore({ url: config.databaseUrl ?? '' }, allMigrations());
const vault = openVault(config);
process.stdout.write('begins\n');
const mover = { context: { store, config, clock: systemClock }, entries: vault.entries };
const moved = await moveSnapshots(mover, unit, Number(atOnce));
process.stdout.write(`${JSON.stringify(moved)}\n`);
await vault.close();
await store.close();
