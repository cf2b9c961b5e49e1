/** A page of a list, and the cursor of the next. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

const PAGE_SIZE = 50;

/** What to ask for: the first page is asked for without a cursor. */
export const pageQuery = (cursor: string): { limit: number; cursor?: string } => ({
  limit: PAGE_SIZE,
  ...(cursor && { cursor }),
});

/** The items of all pages, in order. */
export const itemsOf = <Item>(pages: readonly Page<Item>[]): Item[] => pages.flatMap(({ items }) => items);
