import { hash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE_VERSION, type Pack, type ParsedPack, packOf, parsePack } from '@vigie/engine';
import { ROOT } from '../../base/core/home.ts';

/** Beside compiled code, in the project's folder, where only who installed it writes. */
const FOLDER = join(ROOT, 'node_modules/.cache/vigie/packs');

function readKept(file: string): Pack | null {
  try {
    return packOf(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null; // Not kept yet, or cut short: the pack itself is read.
  }
}

function keep(file: string, pack: Pack): void {
  const half = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(half, JSON.stringify(pack));
    renameSync(half, file);
  } catch {
    // Who runs Vigie may not write there: the pack is read anew each time.
  }
}

/**
 * Reads a pack's YAML, or what was read of the same text before: packs of thirty languages take most of a second, which
 * every command and process would wait for.
 */
export function readPack(text: string, name: string): ParsedPack {
  const file = join(FOLDER, `${hash('sha256', `${ENGINE_VERSION}\n${text}`)}.json`);
  const kept = readKept(file);
  if (kept) return { pack: kept };
  const parsed = parsePack(text, name);
  if ('pack' in parsed) keep(file, parsed.pack);
  return parsed;
}
