import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * Seconds of processor time so far, which a busy machine changes little, by name (`web`, `worker`, `postgres`): of
 * processes and what they started, and of the database below a folder. What a process has waited for counts with it.
 */
export function processorSeconds(folder: string, roots: readonly (number | undefined)[]): Record<string, number> {
  const spent: Record<string, number> = {};
  const parents = new Map<number, number>();
  const found = new Map<number, { seconds: number; name: string }>();
  for (const each of readdirSync('/proc')) {
    const pid = Number(each);
    if (!pid) continue;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const isDatabase = readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
      const name = isDatabase ? 'postgres' : (readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[2] ?? '');
      parents.set(pid, Number(fields[1]));
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      found.set(pid, { seconds: ticks / 100, name });
    } catch {} // It has ended.
  }
  for (const [pid, { seconds, name }] of found) {
    let up = pid;
    while (up > 1 && !roots.includes(up)) up = parents.get(up) ?? 0;
    if (name === 'postgres' || up > 1) spent[name || 'peer'] = (spent[name || 'peer'] ?? 0) + seconds;
  }
  return spent;
}
