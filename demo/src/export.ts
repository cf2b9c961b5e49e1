import { categoryPath } from './catalogue/categories.ts';
import { brandOf, type Offer, safetyOf, traderOf } from './offer.ts';

/**
 * A trader's export of an offer: flat, a text per column, nothing guarded against formulas (as such exports are).
 *
 * Lists are joined with `|`, attributes as `name: value`.
 */
export function flatten({ listing, url, images, availability }: Offer): Record<string, string> {
  const trader = traderOf(listing);
  const { maker, responsible, warning } = safetyOf(listing);
  return {
    id: listing.id,
    sku: `BX-${listing.id}`,
    gtin: listing.gtin ?? '',
    title: listing.title,
    description: listing.description,
    category: categoryPath(listing.category, listing.language).join(' > '),
    brand: brandOf(listing)?.name ?? '',
    price: listing.price,
    currency: listing.currency,
    availability,
    url,
    images: images.join('|'),
    seller_id: trader.id,
    seller_name: trader.name,
    seller_address: trader.address,
    seller_email: trader.email,
    ships_to: listing.shipsTo.join('|'),
    language: listing.language,
    attributes: listing.attributes.map(([name, value]) => `${name}: ${value}`).join('|'),
    manufacturer: maker ? `${maker.name}, ${maker.address}, ${maker.email}` : '',
    responsible_person: responsible ? `${responsible.name}, ${responsible.address}, ${responsible.email}` : '',
    warnings: warning ?? '',
    age_gate: listing.ageGate ?? '',
  };
}

/** The export as CSV (RFC 4180, with a header row). */
export function writeCsv(rows: readonly Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return lines.map((line) => `${line.map(quote).join(',')}\r\n`).join('');
}

/** The export as JSON Lines. */
export function writeJsonLines(rows: readonly Record<string, string>[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
