import type { Platform } from '../../base/registers/platforms.ts';
import { authorityKey, registers } from '../competence/recipients-register.ts';
import type { DocumentEntry } from './documents-register.ts';
import type { DocumentKind, Notice } from './notice-schema.ts';

/** Whether a document goes to the platform itself: its inbox may take it, and its answers may be posted. */
export function isForPlatform({ addressee }: DocumentEntry): boolean {
  return addressee.startsWith('platform') || addressee === 'as-recalled';
}

/**
 * The kind by which a document finds its way: a second letter goes as the document went that told its recipient of the
 * first.
 */
export function kindOnItsWay({ kind, amendment, reminds }: Notice): DocumentKind {
  return amendment ? (amendment.citedBy?.kind ?? reminds?.kind ?? kind) : kind;
}

interface Known {
  platform: Platform | null;
  /** The country whose coordinator is told. */
  home: string;
  /** To whom the document went that a reminder recalls. */
  recalled: Notice['recipient'] | null;
  /** Whom people chose for the case (`listChoices`). */
  chosen: readonly { as: string; recipient: string; name: string; isCurrent: boolean }[];
}

/** Who a document goes to, as far as the registers know; a court and a prosecutor are for a person to choose or name. */
export function findRecipient(
  { addressee }: DocumentEntry,
  { platform, home, recalled, chosen }: Known,
): { name: string | null; address: string | null } {
  const contacts = platform?.contacts;
  const name = platform?.name ?? null;
  const choice = chosen.find(({ as, isCurrent }) => isCurrent && as === addressee);
  switch (addressee) {
    case 'platform-notices':
      return { name, address: contacts?.notices ?? null };
    case 'platform-orders':
      return { name, address: contacts?.orders ?? null };
    case 'platform-product-safety':
      return { name, address: contacts?.productSafety ?? null };
    case 'coordinator': {
      const coordinator = registers().authorities.find((authority) =>
        choice
          ? authorityKey(authority) === choice.recipient
          : authority.country === home && authority.roles.includes('digital-services-coordinator'),
      );
      return { name: coordinator?.name ?? choice?.name ?? null, address: coordinator?.contact ?? null };
    }
    case 'as-recalled':
      return recalled ?? { name, address: null };
    default:
      return { name: choice?.name ?? null, address: null };
  }
}
