import { isUtf8 } from 'node:buffer';
import { Parser } from 'htmlparser2';
import { type HeaderList, headerOf } from '../fetch/fetch.ts';
import { decodeStated } from './decode-stated.ts';

/**
 * What a page says, as far as its HTML tells: for judging and for capture without a browser. Everything in it is the
 * page's word.
 */
export interface Page {
  title: string;
  /** BCP 47 tag of the root element. */
  language: string | null;
  /** Visible text, blocks on lines of their own. */
  text: string;
  /**
   * The part of `text` outside navigation, page header and footer, asides and links: what the page says about itself.
   */
  ownText: string;
  /** Texts of `h1` and `h2`, and of `og:title`. */
  headings: string[];
  /** Texts of buttons and links that can be used, short ones only, outside navigation and the like. */
  controls: string[];
  /** Absolute http(s) URLs of images: of the page's metadata first, then as shown. */
  images: string[];
  /** Products that its JSON-LD declares. */
  products: { name: string; availability: string | null }[];
  /** What any of its structured data (JSON-LD, microdata, OpenGraph) says of availability, such as `InStock`. */
  availabilities: string[];
  /** It asks for a password. */
  asksPassword: boolean;
  /** It goes elsewhere by itself (`<meta http-equiv=refresh>`). */
  refresh: string | null;
  /** Cut by a limit of this reader: absence proves nothing then. */
  partial: boolean;
}

const HTML_CHARACTERS = 5_000_000;
const TEXT_CHARACTERS = 500_000;
const DEPTH = 2_000; // htmlparser2 is quadratic in it on hostile input
const LIST = 500;
const CONTROL_CHARACTERS = 60;
const JSON_CHARACTERS = 500_000;

const UNSEEN = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'title',
  'textarea',
  'select',
]);
const ASIDE = new Set(['nav', 'footer', 'aside']);
const INLINE = new Set(
  'a abbr b bdi bdo cite code em font i ins kbd mark q s small span strong sub sup time u wbr'.split(' '),
);

/**
 * The text of an answer's body, in the encoding that its byte order mark, its `Content-Type` or its first kilobyte
 * declares; else UTF-8, or Windows-1252 where it is not valid UTF-8.
 */
export function decodeText(answer: { body: Uint8Array; responseHeaders: HeaderList }): string {
  const { body } = answer;
  const text = decodeStated(body, [
    markOf(body),
    /charset\s*=\s*["']?([\w-]+)/i.exec(headerOf(answer.responseHeaders, 'content-type') ?? '')?.[1],
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(Buffer.from(body.subarray(0, 2048)).toString('latin1'))?.[1],
  ]);
  if (text !== null) return text;
  return new TextDecoder(isUtf8(body) ? 'utf-8' : 'windows-1252').decode(body);
}

function markOf(body: Uint8Array): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * Reads HTML, however broken, in one pass and bounded memory.
 *
 * @param url The page's own, after redirects: relative URLs start there.
 */
export function readPage(html: string, url: string): Page {
  const page: Page = {
    title: '',
    language: null,
    text: '',
    ownText: '',
    headings: [],
    controls: [],
    images: [],
    products: [],
    availabilities: [],
    asksPassword: false,
    refresh: null,
    partial: html.length > HTML_CHARACTERS,
  };
  const text = new Gathered(TEXT_CHARACTERS);
  const ownText = new Gathered(TEXT_CHARACTERS);
  const title = new Gathered(1_000);
  const images = new Set<string>();
  const metaImages = new Set<string>();
  const open: Element[] = [];
  let base = url;

  const addImage = (to: Set<string>, source: string | undefined): void => {
    if (!source || to.size >= LIST || !URL.canParse(source, base)) return;
    const { href, protocol } = new URL(source, base);
    if (/^https?:$/.test(protocol) && href.length <= 4_096) to.add(href);
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      const parent = open.at(-1);
      if (!INLINE.has(name)) {
        text.break();
        ownText.break();
      }
      const hidden = 'hidden' in attributes || /display\s*:\s*none/i.test(attributes.style ?? '');
      const element: Element = {
        unseen: (parent?.unseen ?? false) || UNSEEN.has(name) || hidden,
        inMain: (parent?.inMain ?? false) || name === 'main' || name === 'article',
        aside: (parent?.aside ?? false) || ASIDE.has(name) || (name === 'header' && !parent?.inMain),
        inLink: (parent?.inLink ?? false) || name === 'a',
        heading: parent?.heading ?? null,
        control: parent?.control ?? null,
        json: null,
      };
      open.push(element);
      if (name === 'h1' || name === 'h2') element.heading = new Gathered(1_000);
      if (
        !element.aside &&
        (name === 'button' || name === 'a' || attributes.role === 'button') &&
        !isDisabled(attributes)
      ) {
        element.control = new Gathered(CONTROL_CHARACTERS + 1);
      }
      if (name === 'html') page.language = attributes.lang || null;
      if (name === 'base' && attributes.href && URL.canParse(attributes.href, url))
        base = new URL(attributes.href, url).href;
      if (name === 'meta') readMeta(attributes);
      if (attributes.itemprop === 'availability') addAvailability(attributes.href ?? attributes.content);
      if (name === 'img') {
        addImage(images, attributes.src);
        addImage(images, attributes['data-src']);
        addImage(images, largestOf(attributes.srcset ?? ''));
      }
      if (name === 'input') {
        if (attributes.type === 'password') page.asksPassword = true;
        if (/^(submit|button)$/.test(attributes.type ?? '') && !isDisabled(attributes))
          addControl(attributes.value ?? '');
      }
      if (name === 'script' && /^application\/ld\+json\b/i.test(attributes.type ?? ''))
        element.json = new Gathered(JSON_CHARACTERS);
    },
    ontext(chunk) {
      const element = open.at(-1);
      if (openTitle(open.length)) title.add(chunk);
      if (element?.json) element.json.add(chunk);
      if (element?.unseen) return;
      text.add(chunk);
      if (!element?.aside && !element?.inLink) ownText.add(chunk);
      element?.heading?.add(chunk);
      element?.control?.add(chunk);
    },
    onclosetag(name) {
      if (titleAt === open.length) titleAt = 0;
      const element = open.pop();
      const parent = open.at(-1);
      if (!INLINE.has(name)) {
        text.break();
        ownText.break();
      }
      if (element?.heading && element.heading !== parent?.heading) {
        const heading = element.heading.tidy();
        if (heading !== '' && page.headings.length < LIST) page.headings.push(heading);
      }
      if (element?.control && !element.unseen && element.control !== parent?.control)
        addControl(element.control.tidy());
      if (element?.json) {
        const products = readProducts(element.json.raw()).slice(0, LIST - page.products.length);
        page.products.push(...products);
        for (const { availability } of products) addAvailability(availability);
      }
    },
    onopentagname(name) {
      if (name === 'title' && title.length === 0) titleAt = open.length + 1;
    },
  });
  let titleAt = 0;
  const openTitle = (depth: number): boolean => titleAt !== 0 && depth === titleAt;

  function addControl(label: string): void {
    const tidy = label.trim();
    if (tidy !== '' && tidy.length <= CONTROL_CHARACTERS && page.controls.length < LIST) page.controls.push(tidy);
  }

  function addAvailability(value: string | null | undefined): void {
    const word = /(\w+)\W*$/.exec((value ?? '').slice(-100).replace(/\s+/g, ''))?.[1];
    if (word && page.availabilities.length < LIST) page.availabilities.push(word);
  }

  function readMeta(attributes: Record<string, string>): void {
    const key = (attributes.property ?? attributes.name ?? '').toLowerCase();
    const content = attributes.content ?? '';
    if (key === 'og:title' && content !== '') page.headings.push(content.trim().slice(0, 1_000));
    if (/^(product|og):availability$/.test(key)) addAvailability(content);
    if (/^(og:image(:url|:secure_url)?|twitter:image)$/.test(key)) addImage(metaImages, content);
    if ((attributes['http-equiv'] ?? '').toLowerCase() === 'refresh') {
      const target = /url\s*=\s*["']?([^"']+)/i.exec(content)?.[1];
      if (target && URL.canParse(target, base)) page.refresh = new URL(target, base).href;
    }
  }

  const bounded = html.slice(0, HTML_CHARACTERS);
  for (let at = 0; at < bounded.length; at += 16_384) {
    parser.write(bounded.slice(at, at + 16_384));
    if (open.length > DEPTH) {
      page.partial = true;
      break;
    }
  }
  if (!page.partial) parser.end();
  page.title = title.tidy();
  page.text = text.tidy();
  page.ownText = ownText.tidy();
  page.partial ||= text.full;
  page.images = [...new Set([...metaImages, ...images])].slice(0, LIST);
  return page;
}

interface Element {
  unseen: boolean;
  inMain: boolean;
  aside: boolean;
  inLink: boolean;
  heading: Gathered | null;
  control: Gathered | null;
  json: Gathered | null;
}

/** Text put together from pieces, up to a length. */
class Gathered {
  readonly #limit: number;
  #pieces: string[] = [];
  length = 0;
  full = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(piece: string): void {
    const room = this.#limit - this.length;
    if (piece.length > room) this.full = true;
    if (room <= 0) return;
    this.#pieces.push(piece.slice(0, room));
    this.length += Math.min(piece.length, room);
  }

  break(): void {
    if (this.length < this.#limit && this.#pieces.at(-1) !== '\n') this.#pieces.push('\n');
  }

  raw(): string {
    return this.#pieces.join('');
  }

  /** One blank between words, one line break between blocks. */
  tidy(): string {
    return this.raw()
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n[ \n]*/g, '\n')
      .trim();
  }
}

function isDisabled(attributes: Record<string, string>): boolean {
  return 'disabled' in attributes || attributes['aria-disabled'] === 'true';
}

/** The candidate with the largest width or density of a `srcset`. */
function largestOf(srcset: string): string | undefined {
  let best: string | undefined;
  let most = -1;
  for (const candidate of srcset.slice(0, 20_000).split(/,\s+/)) {
    const [source, size] = candidate.trim().split(/\s+/);
    const value = Number.parseFloat(size ?? '1');
    if (source && value > most) {
      best = source;
      most = value;
    }
  }
  return best;
}

/** Products in a JSON-LD block, wherever in it they stand; bounded in depth and number. */
function readProducts(json: string): Page['products'] {
  let root: unknown;
  try {
    root = JSON.parse(json);
  } catch {
    return [];
  }
  const products: Page['products'] = [];
  const pending: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = pending.pop(); next && products.length < LIST; next = pending.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null || depth > 20) continue;
    if (
      '@type' in value &&
      [value['@type']].flat().includes('Product') &&
      'name' in value &&
      typeof value.name === 'string'
    ) {
      const availability = /"availability"\s*:\s*"(?:https?:\/\/schema\.org\/)?(\w+)"/.exec(JSON.stringify(value))?.[1];
      products.push({ name: value.name.slice(0, 1_000), availability: availability ?? null });
    } else {
      for (const inner of Object.values(value)) pending.push({ value: inner, depth: depth + 1 });
    }
  }
  return products;
}
