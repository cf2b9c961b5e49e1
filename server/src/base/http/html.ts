import { createHash } from 'node:crypto';

/** HTML text, kept apart from plain text, so that only what is escaped gets into a page. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Content = Html | string | number | null | false | readonly Content[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * For text and for attribute values in quotes. Controls other than line breaks and tabs are left out, and so is what
 * turns the reading order round.
 */
function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\n\r\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function render(content: Content): string {
  if (content === null || content === false) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escapeHtml(String(content));
  return content.map(render).join('');
}

/** A template that escapes each value but `Html`; of a list, each item; `null` and `false` are nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(strings.reduce((done, part, at) => done + render(values[at - 1] ?? null) + part));
}

/** Parts of a page, each on its line. */
export const lines = (parts: readonly Html[]): Html => new Html(parts.map(({ text }) => text).join('\n'));

/** The policy of a page that runs no script and loads nothing: its one style sheet is allowed by its digest. */
export function pagePolicy(style: string, formAction: 'none' | 'self'): string {
  const digest = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action '${formAction}'`;
}

/**
 * A whole page. @param page.policy what the page itself states; left out: a header does. @param page.heading left out: its
 * title
 */
export function htmlPage(page: {
  language: string;
  title: string;
  heading?: string;
  style: string;
  policy?: string;
  body: Html;
}): string {
  const { language, title, heading = title, style, policy, body } = page;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">${policy !== undefined && html`\n<meta http-equiv="Content-Security-Policy" content="${policy}">`}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
${body}
</main>
</body>
</html>
`.text;
}
