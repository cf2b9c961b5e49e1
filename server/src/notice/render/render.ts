import { makeVisible } from '../../base/text/show-invisible.ts';
import type { Say } from '../../base/text/words.ts';
import { titleOf } from '../compose/document-kinds.ts';
import { type Notice, noticeSchema } from '../compose/notice-schema.ts';
import { noticeWords } from '../compose/words.ts';
import type { Block, Cell } from './blocks.ts';
import { outlineOf } from './outline.ts';

/**
 * The document as JSON, the form for machines: `docs/reference/notice.schema.json`. Same document, same bytes: the keys
 * are in the schema's order, whatever the store has made of it.
 */
export function renderJson(notice: Notice): string {
  return `${JSON.stringify(noticeSchema.parse(notice), null, 2)}\n`;
}

/** Subject of the e-mail, one line. */
export function renderSubject(notice: Notice): string {
  const say = noticeWords(notice.language);
  const { title, article } = {
    title: titleOf(notice.kind, notice.language),
    article: say(`acts.${notice.kind}.article`),
  };
  return say('subject', { title, article, platform: makeVisible(notice.platform.name), id: notice.id });
}

/** The document as plain text: the body of the e-mail. Lines are not wrapped, so that URLs stay whole. */
export function renderText(notice: Notice): string {
  const say = noticeWords(notice.language);
  const { title, basis, sender, recipient, head, blocks } = outlineOf(notice);
  const lines = [
    title.toUpperCase(),
    basis,
    '',
    labelled(say, say('from'), sender.join(', ')),
    labelled(say, say('recipient'), recipient.join(', ')),
    ...head.map(([name, value]) => labelled(say, name, value)),
    '',
    ...blocks.flatMap((block) => blockLines(block, say)),
  ];
  const text = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
  return text.includes('‹U+') ? `${text}\n\n${say('escaped')}\n` : `${text}\n`;
}

function blockLines(block: Block, say: Say): string[] {
  switch (block.kind) {
    case 'heading': {
      const heading = makeVisible(block.text);
      return ['', heading, (block.level === 2 ? '-' : '.').repeat(heading.length)];
    }
    case 'text':
      return [block.tone === 'typed' ? `| ${makeVisible(block.text)}` : makeVisible(block.text), ''];
    case 'facts':
      return [...block.rows.map(([name, value]) => labelled(say, name, value)), ''];
    case 'table':
      return [
        ...block.rows.flatMap((cells) =>
          cells.map((cell, index) => `${index === 0 ? '- ' : '  '}${labelled(say, block.head[index] ?? '', cell)}`),
        ),
        '',
      ];
  }
}

/** `Name: value`, as the language sets its colons. */
function labelled(say: Say, name: string, value: Cell): string {
  return say('label', { name: makeVisible(name), value: makeVisible(wordsOf(value)) });
}

/** What a cell says. */
export function wordsOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return 'url' in cell ? cell.url : cell.exact;
}
