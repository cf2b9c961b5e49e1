/**
 * Packs what others may use, each package into a tarball: `node tools/pack.ts FOLDER`.
 *
 * In the workspace everything runs from `src`, without a build. Node does not run TypeScript below `node_modules`, so
 * that a package has its sources compiled, with their types, and a package.json of its own, written here from the
 * workspace's.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const PACKAGES = ['canonical-json', 'engine', 'proof'];
/** Tests do not go out, nor what helps them: it stands outside `src`. */
const TEST = /\.(?:test|long)\.ts$/;

/** What `exports` and `imports` of a package.json hold: a file, or one for each condition. */
type Target = string | { [condition: string]: Target };

interface Manifest {
  name: string;
  version: string;
  description: string;
  keywords: string[];
  license: string;
  type: string;
  exports: Record<string, Target>;
  imports?: Record<string, Target>;
  dependencies?: Record<string, string>;
}

const compiled = (path: string): string => path.replace(/^\.\/src\/(.+)\.ts$/, './dist/$1.js');
const typesOf = (path: string): string => compiled(path).replace(/\.js$/, '.d.ts');

/** A target with its sources compiled, its types before all else. */
function publish(target: Target): Target {
  if (typeof target === 'string') return { types: typesOf(target), default: compiled(target) };
  return Object.fromEntries(Object.entries(target).map(([condition, inner]) => [condition, publish(inner)]));
}

function publishAll(targets: Record<string, Target>): Record<string, Target> {
  const shipped = Object.entries(targets).filter(
    ([, target]) => typeof target !== 'string' || target.startsWith('./src/'),
  );
  return Object.fromEntries(shipped.map(([name, target]) => [name, publish(target)]));
}

function publicManifest(own: Manifest): object {
  const { name, version, description, keywords, license, type } = own;
  return {
    name,
    version,
    description,
    keywords,
    license,
    type,
    engines: { node: '>=20.19' },
    exports: publishAll(own.exports),
    ...(own.imports && { imports: publishAll(own.imports) }),
    files: ['dist', 'NOTICE'],
    dependencies: own.dependencies,
  };
}

/** Types are checked against what the oldest Node has, and the newer syntax is written out for it. */
const COMPILER_OPTIONS = {
  noEmit: false,
  declaration: true,
  rewriteRelativeImportExtensions: true,
  target: 'es2022',
  lib: ['es2023', 'es2024.string', 'esnext.disposable'],
};

const readManifest = (name: string): Manifest => JSON.parse(readFileSync(join(ROOT, name, 'package.json'), 'utf8'));

/**
 * Makes a package in a folder of its own, and first those that it stands on, where it finds them.
 *
 * @returns its folder
 */
function build(folder: string, name: string): string {
  const source = join(ROOT, name);
  const stage = join(folder, name);
  const manifest = readManifest(name);
  for (const other of PACKAGES.filter((each) => manifest.dependencies?.[`@vigie/${each}`]))
    cpSync(build(folder, other), join(folder, 'node_modules/@vigie', other), { recursive: true });
  mkdirSync(stage, { recursive: true });
  cpSync(join(source, 'src'), join(stage, 'dist'), { recursive: true, filter: (path) => !TEST.test(path) });
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(publicManifest(manifest), null, 2)}\n`);
  copyFileSync(join(source, 'README.md'), join(stage, 'README.md'));
  for (const file of ['LICENSE', 'NOTICE']) copyFileSync(join(ROOT, file), join(stage, file));
  writeFileSync(
    join(stage, 'tsconfig.json'),
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: COMPILER_OPTIONS,
      include: ['dist/**/*.ts'],
      exclude: [],
    }),
  );
  // In place, beside the copied sources, so that `../package.json` is as far from the one as from the other.
  execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', stage], { stdio: 'inherit' });
  for (const file of globSync('dist/**/*.{ts,wat}', { cwd: stage })) {
    const path = join(stage, file);
    if (!path.endsWith('.d.ts')) rmSync(path);
    // The compiler rewrites what is imported in JavaScript alone.
    else writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(['"])(\.{1,2}\/[^'"]+)\.ts\1/g, '$1$2.js$1'));
  }
  return stage;
}

/** @returns the tarballs' paths, in the order of `PACKAGES` */
export function packAll(target: string): string[] {
  mkdirSync(target, { recursive: true });
  return PACKAGES.map((name) => {
    mkdirSync(join(ROOT, name, 'dist'), { recursive: true });
    // Below the package, where its dependencies are found.
    const folder = mkdtempSync(join(ROOT, name, 'dist/pack-'));
    try {
      const stage = build(folder, name);
      const said = execFileSync('npm', ['pack', '--json', '--pack-destination', target], {
        cwd: stage,
        encoding: 'utf8',
      });
      const [{ filename }] = JSON.parse(said);
      return join(target, filename);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

if (import.meta.main) {
  const [target] = process.argv.slice(2);
  if (!target) throw new Error('usage: node tools/pack.ts FOLDER');
  for (const path of packAll(resolve(target))) console.log(path);
}
