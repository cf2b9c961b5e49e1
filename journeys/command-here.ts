import { Writable } from 'node:stream';
import type { Io } from '../server/src/cli/terminal/io.ts';
import type { TestStore } from '../server/testing/stores.ts';

/**
 * Runs a command on a test's store in this process, which saves a start of the product. It finds the settings in the
 * environment, as it does at a command line. @returns its exit code, and what it wrote
 */
export async function runHere(
  { settings: { dataDir, databaseUrl } }: TestStore,
  command: (io: Io) => Promise<number>,
  more: Record<string, string> = {},
): Promise<{ status: number; stdout: string; stderr: string }> {
  const given = {
    VIGIE_DATA: dataDir,
    DATABASE_URL: databaseUrl ?? '',
    VIGIE_BROWSER: 'none',
    VIGIE_LOG_LEVEL: 'fatal',
  };
  const settings: Record<string, string> = { ...given, ...more };
  const before = Object.keys(settings).map((name) => [name, process.env[name]] as const);
  const said = { stdout: '', stderr: '' };
  const keep = (name: keyof typeof said) =>
    new Writable({
      write(piece, _encoding, done) {
        said[name] += piece;
        done();
      },
    });
  Object.assign(process.env, settings);
  try {
    const status = await command({ stdout: keep('stdout'), stderr: keep('stderr'), isTerminal: false });
    return { status, ...said };
  } finally {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
}
