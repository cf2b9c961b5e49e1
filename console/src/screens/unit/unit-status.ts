import type { Schemas } from '../../client/api.ts';

type Status = Schemas['UnitStatus'];

/** The fields of a unit's status, each with its type. */
export const STATUS_FIELDS = [
  ['authorityName', 'text'],
  ['authorityAddress', 'text'],
  ['authorityEmail', 'email'],
  ['trustedBy', 'text'],
  ['trustedSince', 'date'],
] as const;
type Shown = Record<(typeof STATUS_FIELDS)[number][0], string>;

/** A status as the form shows it. */
export const toForm = ({ authority, trustedFlagger }: Status): Shown => ({
  authorityName: authority?.name ?? '',
  authorityAddress: authority?.address ?? '',
  authorityEmail: authority?.email ?? '',
  trustedBy: trustedFlagger?.by ?? '',
  trustedSince: trustedFlagger?.since ?? '',
});

/** And back: an authority without a name, or a flagger without a coordinator, is none. */
export function fromForm(said: (name: keyof Shown) => string): Status {
  const name = said('authorityName');
  const by = said('trustedBy');
  return {
    authority: name ? { name, address: said('authorityAddress') || null, email: said('authorityEmail') } : null,
    trustedFlagger: by ? { by, since: said('trustedSince') } : null,
  };
}
