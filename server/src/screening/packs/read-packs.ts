import { createHash, hash } from 'node:crypto';
import { relative } from 'node:path';
import { canonicalJson, compile, formatProblem, type Pack, type Screener } from '@vigie/engine';
import type { PackSet, Packs } from '../../base/context.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import { readPack } from './kept-packs.ts';
import { listPackFiles, type PackFile } from './pack-files.ts';

interface ReadPack {
  pack: Pack;
  text: string;
  name: string;
}

/** What this process read and compiled of the same text: packs of many languages take a second. */
const parsedBefore = new Map<string, { pack: Pack }>();
const compiledBefore = new Map<string, PackSet>();
const MOST_KEPT = 16;

function remember<T>(kept: Map<string, T>, text: string, made: T): void {
  if (!kept.has(text) && kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, made);
}

/**
 * Reads packs.
 *
 * @throws VigieError `VIGIE_SCREENING_BAD_PACK` with a line for each fault (file, line, column).
 */
export function readPacks(files: PackFile[]): ReadPack[] {
  const packs: ReadPack[] = [];
  const problems: string[] = [];
  for (const { name, text } of files) {
    const parsed = parsedBefore.get(text) ?? readPack(text, name);
    if ('pack' in parsed) {
      remember(parsedBefore, text, parsed);
      packs.push({ pack: parsed.pack, text, name });
    } else problems.push(...parsed.errors.map(formatProblem));
  }
  const [first] = problems;
  if (first) {
    const more = problems.length > 1 ? say('moreProblems', { count: problems.length - 1 }) : '';
    throw refusal('VIGIE_SCREENING_BAD_PACK', { first, more }, { detail: problems });
  }
  return packs;
}

/** A pack's own digest: of what it says, however it is written. */
const digestOf = (pack: Pack): string => hash('sha256', canonicalJson(pack));

/** Whether findings that name this digest rest on this text: a pack's own, or what else one was made of. */
export function isTextOf(digest: string, text: string): boolean {
  if (hash('sha256', text) === digest) return true;
  try {
    return readPacks([{ name: digest, text }]).some(({ pack }) => digestOf(pack) === digest);
  } catch {
    return false;
  }
}

/**
 * A pack's file says by where it lies how far the pack has come in life: `…/draft/…`, `…/shadow/…`, else it is live.
 */
function stageOf(file: string): 'draft' | 'shadow' | 'live' {
  const folders = file.split(/[\\/]/).slice(0, -1);
  return folders.includes('draft') ? 'draft' : folders.includes('shadow') ? 'shadow' : 'live';
}

/** Two versions of a pack side by side would find everything twice. */
function refuseTwice(packs: ReadPack[]): void {
  const names = new Map<string, string>();
  for (const { pack, name } of packs) {
    const other = names.get(pack.id);
    if (other) throw refusal('VIGIE_SCREENING_PACK_TWICE', { pack: pack.id, one: other, other: name });
    names.set(pack.id, name);
  }
}

type Compile = (packs: Pack[]) => Screener;

function compileSet(packs: ReadPack[], stage: 'live' | 'shadow', compileAll: Compile = compile): PackSet {
  refuseTwice(packs);
  const key = canonicalJson([stage, ...packs.map(({ text }) => text)]);
  const before = compiledBefore.get(key);
  if (before) return before;
  const made = compileAnew(packs, stage, compileAll);
  remember(compiledBefore, key, made);
  return made;
}

function compileAnew(packs: ReadPack[], stage: 'live' | 'shadow', compileAll: Compile): PackSet {
  const versions = packs.map(({ pack, text }) => ({ id: pack.id, digest: digestOf(pack), content: text }));
  const digest = createHash('sha256').update(stage === 'live' ? '' : stage); // a pack that goes live screens anew
  for (const version of versions) digest.update(version.digest);
  return {
    packs: packs.map(({ pack }) => pack),
    screener: compileWhenUsed(
      packs.map(({ pack }) => pack),
      compileAll,
    ),
    digest: digest.digest('hex'),
    versions,
    rules: packs.flatMap(({ pack }) =>
      pack.rules.map(({ id, title, severity }) => ({ pack: pack.id, rule: id, title, severity })),
    ),
  };
}

/**
 * Packs of one stage, compiled.
 *
 * @throws VigieError as `readPacks` does, and `VIGIE_SCREENING_PACK_TWICE`
 */
export const compilePacks = (files: PackFile[], stage: 'live' | 'shadow'): PackSet =>
  compileSet(readPacks(files), stage);

/** Compiling takes as long as all else of a start, and many a process screens nothing. */
function compileWhenUsed(packs: Pack[], compileAll: Compile): Screener {
  let compiled: Screener | null = null;
  const screener = (): Screener => {
    compiled ??= compileAll(packs);
    return compiled;
  };
  return {
    screen: (listing, options) => screener().screen(listing, options),
    explain: (listing, options) => screener().explain(listing, options),
    get packs() {
      return screener().packs;
    },
  };
}

/**
 * Loads the packs below a folder, by stage; drafts are for `vigie packs` alone.
 *
 * @param compileLive how the live ones become a screener, once they are used
 * @throws VigieError as `listPackFiles` and `readPacks` do
 */
export function loadPacks(dir: string, files: PackFile[] = listPackFiles(dir), compileLive: Compile = compile): Packs {
  const ofStage = (stage: string): ReadPack[] =>
    readPacks(files.filter(({ name }) => stageOf(relative(dir, name)) === stage));
  const shadow = ofStage('shadow');
  return {
    ...compileSet(ofStage('live'), 'live', compileLive),
    shadow: shadow.length > 0 ? compileSet(shadow, 'shadow') : null,
  };
}
