/** A figure with a currency beside it, in either order: `EUR 10,000`, `10 000 €`, `200 million euros`. */
const SUM =
  /(?:\b(?:EUR|USD|GBP)|[€$£])[\s\p{Zs}]*\d(?:[\d.,\p{Zs}]*\d)?(?:\s*(?:thousand|million|billion)s?)?|\d(?:[\d.,\p{Zs}]*\d)?[\s\p{Zs}]*(?:(?:thousand|million|billion|mille|milliard)s?\s+(?:d’|d'|of )?)?(?:EUR\b|euros?\b|€|USD\b|GBP\b|\$|£)/giu;

/** Whether a text names a sum of money. What an infringement costs is a judge's to say: obligations name none. */
export const namesSum = (text: string): boolean => text.search(SUM) !== -1;

/** A text with its sums of money left out, an ellipsis in the place of each. */
export const withoutSums = (text: string): string => text.replace(SUM, '…');
