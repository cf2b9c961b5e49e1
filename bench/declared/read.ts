import { loadTransparencyRegister } from '../../server/src/base/registers/transparency-register.ts';
import { readDay } from '../../server/src/followup/declared/read-day.ts';

/** Reads a daily file in a process of its own, and tells the most memory that the process had (resident, in MB). */
export async function read(path: string): Promise<void> {
  const { statements } = await readDay(path, loadTransparencyRegister());
  console.log(JSON.stringify({ counted: statements, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
}
