// `vigie` with one list of words after another in one process: a start of its own would take longer than most of them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { runCommand } from '../../src/cli/run-command.ts';

const ranSchema = z.object({ status: z.number(), stdout: z.string(), stderr: z.string() });

/** What a command said, and the exit code that its process would have had. */
export type Ran = z.infer<typeof ranSchema>;

/** Runs commands one after another in a process of their own. @throws Error where it dies, or takes too long. */
export function runCommands(
  calls: readonly (readonly string[])[],
  { timeout = 60_000, env = {} }: { timeout?: number; env?: Record<string, string> } = {},
): Ran[] {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [import.meta.filename], {
    input: JSON.stringify(calls),
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout,
    maxBuffer: 1 << 28,
  });
  if (status !== 0)
    throw new Error(`the process of ${calls.length} commands ended with ${signal ?? status}: ${stderr}`);
  return z.array(ranSchema).parse(JSON.parse(stdout));
}

/** Runs a command here, and keeps what it writes. */
async function keep(words: string[]): Promise<Ran> {
  const said = { stdout: '', stderr: '' };
  const real = { stdout: process.stdout.write, stderr: process.stderr.write };
  for (const name of ['stdout', 'stderr'] as const)
    process[name].write = (piece: string | Uint8Array) => {
      said[name] += typeof piece === 'string' ? piece : Buffer.from(piece).toString();
      return true;
    };
  process.exitCode = 0;
  try {
    await runCommand(words);
  } finally {
    for (const name of ['stdout', 'stderr'] as const) process[name].write = real[name];
  }
  const status = Number(process.exitCode);
  process.exitCode = 0;
  return { status, ...said };
}

if (import.meta.main) {
  const ran: Ran[] = [];
  for (const words of z.array(z.array(z.string())).parse(JSON.parse(readFileSync(0, 'utf8'))))
    ran.push(await keep(words));
  process.stdout.write(JSON.stringify(ran));
}
