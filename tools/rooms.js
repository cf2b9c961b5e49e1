// `npm run check`: the house's rules that dependency-cruiser does not know: rooms with arrows one way, folders and
// files that stay small, SQL that is parsed, routes that are declared.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = process.argv[2] ? resolve(process.argv[2]) : dirname(dirname(fileURLToPath(import.meta.url)));
const FILES_IN_A_FOLDER = 22;
const LINES_IN_A_FILE = 350;
/** Tables of data and words, which one reads by looking a row up: long by nature. */
const TABLES = [/^console\/src\/client\//, /\.json$/, /^engine\/tables\//, /^demo\/src\/catalogue\//];
/**
 * Where a route may be added by hand: protocols between machines, static files, and what makes routes of declarations.
 */
const RAW_ROUTES =
  /^server\/src\/(people\/endpoint|base\/http\/[\w-]+|base\/peer\/exchange|receiving\/public\/notice-door|evidence\/log\/log-routes|cli\/demo\/demo)\.ts$/;

/** @returns {string[]} the project's own files, from its root */
function listFiles() {
  const output = execFileSync(
    'find',
    ['.', '-type', 'f', '-not', '-path', '*/node_modules/*', '-not', '-path', '*/dist/*', '-not', '-path', './.git/*'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  );
  return output
    .trim()
    .split('\n')
    .map((path) => path.slice(2))
    .sort();
}

const files = listFiles().filter((path) => /^(engine|proof|server|console|demo|journeys|bench|tools)\//.test(path));
const sources = files.filter((path) => /\.(ts|tsx|js|css)$/.test(path) && !/\/testdata\//.test(path));
/** @param {string} path */
const isTest = (path) => /\.(test|long)\.[tj]sx?$|^(?:proof|server)\/testing\/|-testing\.ts$/.test(path);
const text = new Map(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
/** @type {string[]} */
const broken = [];

// Folders and files stay small.
/** @type {Map<string, number>} */
const beside = new Map();
for (const path of sources) beside.set(dirname(path), (beside.get(dirname(path)) ?? 0) + 1);
for (const [folder, count] of beside)
  if (count > FILES_IN_A_FOLDER)
    broken.push(`small-folders: ${folder} has ${count} files beside each other (at most ${FILES_IN_A_FOLDER})`);
for (const [path, content] of text) {
  const lines = content.split('\n').length - 1;
  if (lines > LINES_IN_A_FILE && !TABLES.some((table) => table.test(path)))
    broken.push(`small-files: ${path} has ${lines} lines (at most ${LINES_IN_A_FILE}): which two ideas does it hold?`);
}

// Inside a link, the proof and the engine are rooms, arrows one way.
/**
 * @param {string} path
 *
 * @returns {{ link: string, room: string } | null} the room of a file: its folder inside the link, or itself beside
 *   them
 */
function roomOf(path) {
  const [, link = '', rest = ''] = /^(server\/src\/\w+|(?:proof|engine)\/src)\/(.+)$/.exec(path) ?? [];
  if (!link) return null;
  const [first = '', second] = rest.split('/');
  return { link, room: second === undefined ? rest : first };
}
/** @type {Map<string, Map<string, Map<string, string>>>} link → room → room it imports → where */
const arrows = new Map();
for (const [path, content] of text) {
  const from = roomOf(path);
  if (!from || isTest(path)) continue;
  for (const [, target = ''] of content.matchAll(/\b(?:from|import)\b\s*\(?\s*'(\.[^']+)'/g)) {
    const found = relative(root, resolve(root, dirname(path), target));
    const to = roomOf(found);
    if (!to || to.link !== from.link || to.room === from.room) continue;
    const rooms = arrows.get(from.link) ?? new Map();
    arrows.set(from.link, rooms);
    const targets = rooms.get(from.room) ?? new Map();
    rooms.set(from.room, targets);
    if (!targets.has(to.room)) targets.set(to.room, `${path} → ${found}`);
  }
}
for (const [link, rooms] of arrows) {
  /**
   * @param {string} start
   *
   * @param {string} at
   * @param {string[]} way
   * @param {Set<string>} seen
   * @returns {string[] | null}
   */
  const wayBack = (start, at, way, seen) => {
    for (const [next, where] of rooms.get(at) ?? []) {
      if (next === start) return [...way, where];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = wayBack(start, next, [...way, where], seen);
      if (found) return found;
    }
    return null;
  };
  /** @type {Set<string>} */
  const told = new Set();
  for (const room of rooms.keys()) {
    const circle = wayBack(room, room, [], new Set());
    if (!circle) continue;
    const key = [...circle].sort().join();
    if (told.has(key)) continue;
    told.add(key);
    broken.push(`rooms-one-way: ${link}: ${circle.join(', ')}`);
  }
}

// What comes from the database is parsed; what people do is declared.
for (const [path, content] of text) {
  if (!path.startsWith('server/src/') || isTest(path)) continue;
  if (/\bsql<|\.execute<|\.query</.test(content))
    broken.push(`parsed-rows: ${path} believes a query's row: use rows() of base/database/rows.ts`);
  if (!RAW_ROUTES.test(path) && /\b(?:app|http|pages)\.(?:get|post|put|patch|delete|route)\(/.test(content))
    broken.push(`declared-routes: ${path} adds a route by hand: declare a query() or a command() (people/endpoint.ts)`);
}

process.stdout.write(broken.map((line) => `${line}\n`).join(''));
process.exit(broken.length > 0 ? 1 : 0);
