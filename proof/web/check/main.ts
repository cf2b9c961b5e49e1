/** Checks the figures of a release's page in the browser: each against the file, that against its digest, and that against the log. */
import '../../src/platform/browser-buffer.ts';
import { canonicalJson } from '@vigie/canonical-json';
import { hash } from '#platform';
import { parseVerifierKey } from '../../src/base/keys.ts';
import { openNote } from '../../src/base/note.ts';
import { openProof } from '../../src/log/tlog-proof.ts';

const place = document.querySelector<HTMLElement>('[data-check]');
const section = document.querySelector<HTMLElement>('#check');

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

async function ask(address: string): Promise<string> {
  const answer = await fetch(address, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

/** What a release's file says of a figure, wherever a page shows it; undefined where it says nothing of it. */
function figureIn(release: unknown, at: number, of: string): unknown {
  if (typeof release !== 'object' || release === null || !('figures' in release)) return undefined;
  const figure: unknown = Array.isArray(release.figures) ? release.figures[at] : undefined;
  if (typeof figure !== 'object' || figure === null || !('values' in figure)) return undefined;
  const { values } = figure;
  return typeof values === 'object' && values !== null
    ? new Map<string, unknown>(Object.entries(values)).get(of)
    : undefined;
}

/** @returns how many figures were compared; @throws Error saying what does not hold */
async function check({ release = '', digest = '', key = '', logKey = '' }: DOMStringMap): Promise<number> {
  const [file, note, proof] = await Promise.all(['json', 'note', 'proof'].map((ending) => ask(`${release}.${ending}`)));
  const content: unknown = JSON.parse(file ?? '');
  const found = Buffer.from(hash('sha256', encode(canonicalJson(content)))).toString('hex');
  if (found !== digest) throw new Error(`SHA-256 ${found} ≠ ${digest}`);
  const { text, verified } = openNote(note ?? '', [parseVerifierKey(key)]);
  const id = release.split('/').at(-1) ?? '';
  if (verified.length === 0 || text !== `vigie.release\n${id}\nsha256:${digest}\n`) throw new Error(`${id}.note`);
  const inLog = openProof(proof ?? '', hash('sha256', encode(text)), [parseVerifierKey(logKey)]);
  if (inLog.verified.length === 0) throw new Error(`${id}.proof`);
  const cells = document.querySelectorAll<HTMLElement>('[data-at]');
  for (const cell of cells) {
    const { at = '', of = '' } = cell.dataset;
    const value = cell.getAttribute('value');
    const shown = value === null ? null : Number(value);
    const isShown =
      shown === null || cell.textContent === new Intl.NumberFormat(document.documentElement.lang).format(shown);
    if (!isShown || (figureIn(content, Number(at), of) ?? null) !== shown) {
      cell.scrollIntoView({ block: 'center' });
      throw new Error(`${of}, ${Number(at) + 1}: ${cell.textContent}`);
    }
  }
  return cells.length;
}

if (place && section?.dataset.key) {
  const { go = '', good = '', bad = '', running = '' } = place.dataset;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = go;
  const result = document.createElement('p');
  result.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    result.textContent = running;
    try {
      result.textContent = `${good} ${await check(section.dataset)}.`;
    } catch (error) {
      result.textContent = `${bad} ${error instanceof Error ? error.message : String(error)}`;
    }
  });
  place.replaceChildren(button, result);
}
