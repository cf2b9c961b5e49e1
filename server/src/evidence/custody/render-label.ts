import { encodeQR } from 'qr';
import { renderPage } from '../../base/text/typst.ts';
import type { Exhibit } from './custody.ts';
import { LABEL_WORDS } from './label-words.ts';

const TEMPLATE = new URL('./label.typ', import.meta.url);

/**
 * What the QR code of a label says: the exhibit, the digest of its record, and where this installation shows it, if
 * that is configured. No personal data. The digest stands behind the `#`, which a browser keeps to itself.
 */
function qrTextOf({ id, digest }: Pick<Exhibit, 'id' | 'digest'>, publicUrl: string | null): string {
  const place = publicUrl === null ? 'vigie:exhibits/' : `${publicUrl}/exhibits/`;
  return `${place}${id}#sha256:${digest}`;
}

/** Groups of eight, as people compare them. */
const grouped = (digest: string): string => digest.replace(/.{8}(?=.)/g, '$& ');

/** The label of an exhibit to print: A6, PDF/A-2a. The same exhibit gives the same bytes. */
export function renderLabel(
  exhibit: Exhibit,
  options: { language: 'fr' | 'en'; publicUrl: string | null; unit: string; timeZone: string },
): Promise<Uint8Array> {
  const words = LABEL_WORDS[options.language];
  const at = new Date(exhibit.madeAt);
  return renderPage(
    TEMPLATE,
    ({ fonts, show, fit, hasNamed }) => {
      const instant = (iso: string): string =>
        new Intl.DateTimeFormat(words.locale, {
          dateStyle: 'long',
          timeStyle: 'short',
          timeZone: options.timeZone,
        }).format(new Date(iso));
      const { object, file, collectedBy } = exhibit;
      const body = {
        fonts,
        mono: ['DejaVu Sans Mono'],
        lang: options.language,
        region: words.region,
        year: at.getUTCFullYear(),
        month: at.getUTCMonth() + 1,
        day: at.getUTCDate(),
        documentTitle: `${words.exhibit} ${exhibit.number} · ${exhibit.id}`,
        heading: `${words.exhibit} ${exhibit.number}`,
        description: fit(exhibit.description.slice(0, 110)),
        rows: [
          [words.case, show(exhibit.case)],
          [words.unit, fit(options.unit)],
          ...(object ? [[words.quantity, String(object.quantity)]] : []),
          ...(object?.sealNumber ? [[words.seal, fit(object.sealNumber)]] : []),
          ...(file ? [[words.file, fit(file.name)]] : []),
          [words.collectedAt, instant(exhibit.collectedAt)],
          [words.place, fit(exhibit.collectedPlace.slice(0, 50))],
          [words.collectedBy, fit(`${collectedBy.name}, ${collectedBy.organisation}`)],
        ],
        id: exhibit.id,
        digestName: words.digest,
        digest: grouped(exhibit.digest),
        qr: encodeQR(qrTextOf(exhibit, options.publicUrl), 'svg', { ecc: 'quartile', border: 4 }),
        qrAlt: words.qrAlt,
      };
      return { ...body, escaped: hasNamed() ? words.escaped : null };
    },
    { at },
  );
}
