/** What SingleFile writes before a page. */
const MARK = /<!--\s{0,10}Page saved with SingleFile\s{1,10}url: (https?:\/\/[^\s>]+)/;

/** Characters of a page that its head may have. */
const HEAD = 200_000;
/** Which item a property is of. */
const ITEM_OF: Readonly<Record<string, 'offer' | 'product'>> = {
  price: 'offer',
  pricecurrency: 'offer',
  availability: 'offer',
  sku: 'product',
  mpn: 'product',
  brand: 'product',
  name: 'product',
  description: 'product',
  image: 'product',
  ...Object.fromEntries(['', '8', '12', '13', '14'].map((digits) => [`gtin${digits}`, 'product'])),
};

/** The address that a page was saved from by SingleFile; null: it was not. */
export const singleFileUrl = (html: string): string | null => MARK.exec(html.slice(0, 4096))?.[1] ?? null;

/**
 * A page that SingleFile saved, with what it moved put back: it takes each `meta` of the body into the head, where the
 * microdata of its item no longer has it. Put back is what can belong to one item alone: of a page with one offer or one
 * product, and with one value of the property. A currency that all offers share is that of each.
 */
export function putBackMoved(html: string): string {
  if (singleFileUrl(html) === null) return html;
  const moved = new Map<string, Set<string>>();
  for (const [meta, attributes = ''] of html.slice(0, HEAD).matchAll(/<meta\s([^<>]{1,2000})>/gi)) {
    const name = /\bitemprop=["']?([\w-]+)/i.exec(attributes)?.[1]?.toLowerCase() ?? '';
    if (Object.hasOwn(ITEM_OF, name)) moved.set(name, (moved.get(name) ?? new Set()).add(meta));
  }
  if (moved.size === 0) return html;
  const items = /<[a-z][^<>]{0,2000}\bitemtype=["']?https?:\/\/schema\.org\/(offer|product)(?=["'\s>])[^<>]{0,2000}>/gi;
  const count = { offer: 0, product: 0 };
  for (const [, item = ''] of html.matchAll(items)) count[item.toLowerCase() === 'offer' ? 'offer' : 'product'] += 1;
  return html.replace(items, (start, item: string) => {
    const kind = item.toLowerCase();
    const own = [...moved].filter(
      ([name, metas]) =>
        ITEM_OF[name] === kind && metas.size === 1 && (name === 'pricecurrency' || count[ITEM_OF[name]] === 1),
    );
    return `${start}${own.flatMap(([, metas]) => [...metas]).join('')}`;
  });
}
