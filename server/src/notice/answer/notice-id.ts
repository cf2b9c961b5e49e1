/** The id of a notice, wherever it stands: in an identifier of the mail that it left as, or in a text. */
const NOTICE = /\bntc_[0-9a-hjkmnp-tv-z]{26}\b/;

/** The first notice that any of these texts names, in their order; null: none does. */
export function findNoticeId(...texts: (string | undefined)[]): string | null {
  for (const text of texts) {
    const [id] = NOTICE.exec(text ?? '') ?? [];
    if (id !== undefined) return id;
  }
  return null;
}
