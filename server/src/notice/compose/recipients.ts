import { loadAuthorities, type Platform } from '../../base/registers/registers.ts';
import type { Act } from './acts-register.ts';
import type { Notice } from './notice-schema.ts';

/**
 * Whose coordinator an act goes to, and whose calendar counts where the register does not know the operator's country.
 */
export const HOME_COUNTRY = 'FR';

/** Whether an act goes to the platform itself: its inbox may take it, and its answers may be posted. */
export function isForPlatform({ addressee }: Act): boolean {
  return addressee.startsWith('platform') || addressee === 'as-recalled';
}

/** Who an act goes to, as far as the registers know; a court and a prosecutor are for the person to name. */
export function findRecipient(
  { addressee }: Act,
  platform: Platform | null,
  recalled: Notice['recipient'] | null,
): { name: string | null; address: string | null } {
  const contacts = platform?.contacts;
  const name = platform?.name ?? null;
  switch (addressee) {
    case 'platform-notices':
      return { name, address: contacts?.notices ?? null };
    case 'platform-orders':
      return { name, address: contacts?.orders ?? null };
    case 'platform-product-safety':
      return { name, address: contacts?.productSafety ?? null };
    case 'coordinator': {
      const coordinator = loadAuthorities().find(
        ({ country, roles }) => country === HOME_COUNTRY && roles.includes('digital-services-coordinator'),
      );
      return { name: coordinator?.name ?? null, address: coordinator?.contact ?? null };
    }
    case 'as-recalled':
      return recalled ?? { name, address: null };
    default:
      return { name: null, address: null };
  }
}
