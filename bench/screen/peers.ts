import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AhoCorasick from 'modern-ahocorasick';

/** A matcher under test: counts the hits in a text. */
export interface Peer {
  name: string;
  /** Texts are folded before for every peer; ours folds by itself. */
  prepare(terms: readonly string[]): (text: string) => number;
  /** Above this many terms it is not run: it would take hours. */
  most: number;
  /** Megabytes to run over, at most. */
  megabytes: number;
}

const quote = (term: string) => term.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');

export const peers: Peer[] = [
  {
    name: 'modern-ahocorasick',
    most: 100_000,
    megabytes: 12,
    prepare(terms) {
      const automaton = new AhoCorasick([...terms]);
      return (text) => automaton.count(text);
    },
  },
  {
    name: 'one regular expression',
    most: 10_000,
    megabytes: 12,
    prepare(terms) {
      const pattern = new RegExp(terms.map(quote).join('|'), 'gu');
      return (text) => text.match(pattern)?.length ?? 0;
    },
  },
  {
    name: 'a regular expression a term',
    most: 1_000,
    megabytes: 1,
    prepare(terms) {
      const patterns = terms.map((term) => new RegExp(`\\b${quote(term)}\\b`, 'iu'));
      return (text) => patterns.filter((pattern) => pattern.test(text)).length;
    },
  },
];

/** Hyperscan over the folded texts, as a C program built here; null where there is no compiler or library. */
export function hyperscan():
  | ((
      terms: readonly string[],
      texts: readonly string[],
      bytes: number,
    ) => { compileSeconds: number; megabytesPerSecond: number; hits: number })
  | null {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, 'hyperscan');
  try {
    const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'libhs'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split(/\s+/);
    execFileSync(
      'gcc',
      ['-O3', '-march=native', '-o', program, new URL('hyperscan.c', import.meta.url).pathname, ...flags],
      { stdio: 'ignore' },
    );
  } catch {
    return null;
  }
  return (terms, texts, bytes) => {
    writeFileSync(join(folder, 'terms'), terms.join('\n'));
    writeFileSync(join(folder, 'texts'), texts.map((text) => text.replaceAll('\n', ' ')).join('\n'));
    const output = execFileSync(program, [join(folder, 'terms'), join(folder, 'texts'), String(bytes)], {
      encoding: 'utf8',
    });
    const [compileSeconds = 0, megabytesPerSecond = 0, hits = 0] = output.trim().split(' ').map(Number);
    return { compileSeconds, megabytesPerSecond, hits };
  };
}
