import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What the first page may take of compressed JavaScript, in bytes. */
const LIMIT = 150_000;
/** What it took when this was written, so that a refusal says what has grown. */
const USUAL: Readonly<Record<string, number>> = {
  frame: 98_900,
  esm: 9_200,
  worktable: 7_900,
  fr: 2_900,
  relative: 700,
};

/** What is fetched until the worktable stands: the page's own module, the worktable's, all they import, one language. */
const ROOTS = [
  /\/src\/main\.tsx$|\/index\.html$/,
  /\/screens\/worktable\/worktable\.tsx$/,
  /\/words\/fr\.json\?first$/,
];

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Refuses a build whose worktable takes more than the first page may: the longest wait is a slow line's. */
export const firstLoad: Plugin = {
  name: 'first-load',
  apply: 'build',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
    const needed = new Set<string>();
    const need = (fileName: string): void => {
      const chunk = chunks.find((one) => one.fileName === fileName);
      if (chunk === undefined || needed.has(fileName)) return;
      needed.add(fileName);
      chunk.imports.forEach(need);
    };
    for (const root of ROOTS) {
      const found = chunks.find(({ moduleIds }) => moduleIds.some((id) => root.test(id)));
      if (!found) this.error(`first-load.ts: no chunk has ${root}: say there by what the first page is known now`);
      need(found.fileName);
    }
    const sizes = chunks
      .filter(({ fileName }) => needed.has(fileName))
      .map(({ name, code }) => ({ name, bytes: brotliCompressSync(code).length }))
      .toSorted((a, b) => b.bytes - a.bytes);
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    const listed = sizes.map(({ name, bytes }) => {
      const grown = bytes - (USUAL[name] ?? 0);
      return `  ${name} ${kilobytes(bytes)}${grown > 500 ? `, ${kilobytes(grown)} more than usual` : ''}`;
    });
    const said = `the worktable's first load is ${kilobytes(total)} of compressed JavaScript, of ${kilobytes(LIMIT)}`;
    if (total > LIMIT)
      this.error(`${said}:\n${listed.join('\n')}\nFetch what the first page does not show later (React.lazy).`);
    this.info(`${said}, in ${sizes.length} files`);
  },
};
