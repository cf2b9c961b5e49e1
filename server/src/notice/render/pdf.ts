import { type PageOptions, type Pen, renderPage } from '../../base/text/typst.ts';
import type { Notice } from '../compose/notice-schema.ts';
import { type NoticeLanguage, noticeWords } from '../compose/words.ts';
import type { Block, Cell, Row } from './blocks.ts';
import { outlineOf } from './outline.ts';
import { wordsOf } from './render.ts';

const TEMPLATE = new URL('./notice.typ', import.meta.url);

/** How a language is set: quotes and breaks follow the region. */
const REGIONS: Record<NoticeLanguage, string> = { en: 'GB', fr: 'FR', de: 'DE', es: 'ES', it: 'IT' };

/**
 * The document as a tagged PDF/A-2a, the form to be kept. Dates come from the document, so the same document gives the
 * same bytes.
 */
export function renderPdf(notice: Notice, options: Pick<PageOptions, 'fontFamilies'> = {}): Promise<Uint8Array> {
  return renderPage(TEMPLATE, (pen) => layOut(notice, pen), { ...options, at: new Date(notice.at) });
}

/** What the template shows: finished lines of text and nothing to compute. */
function layOut(notice: Notice, { fonts, show, fit, hasNamed }: Pen): object {
  const say = noticeWords(notice.language);
  const layCell = (cell: Cell) =>
    typeof cell === 'string' ? { text: fit(cell), link: false } : { text: show(wordsOf(cell)), link: 'url' in cell };
  const layRow = ([name, value]: Row) => ({ name: show(name), value: layCell(value) });
  const layBlock = (block: Block) => {
    switch (block.kind) {
      case 'facts':
        return { ...block, rows: block.rows.map(layRow) };
      case 'table':
        return { ...block, head: block.head.map(show), rows: block.rows.map((cells) => cells.map(layCell)) };
      default:
        return { ...block, text: fit(block.text) };
    }
  };
  const [year = 0, month = 0, day = 0] = notice.date.split('-').map(Number);
  const outline = outlineOf(notice);
  const { done, name, organisation } = outline.signature;
  const body = {
    fonts,
    lang: notice.language,
    region: REGIONS[notice.language],
    id: notice.id,
    year,
    month,
    day,
    title: outline.title,
    author: show(organisation),
    basis: outline.basis,
    sender: outline.sender.map(fit),
    to: say('recipient'),
    recipient: outline.recipient.map(fit),
    head: outline.head.map(layRow),
    blocks: outline.blocks.map(layBlock),
    signature: { done, name: fit(name), organisation: fit(organisation), mark: say('signature') },
    page: say('page'),
  };
  return { ...body, escaped: hasNamed() ? say('escaped') : null };
}
