import { CertificateRevocationList } from 'pkijs';
import { Fault, type Words } from '../base/fault.ts';
import { type Held, isSignedBy, nameOf } from './x509.ts';

const REASON_CODE = '2.5.29.21';
/**
 * Revoked for these reasons, a certificate's earlier tokens stay good (RFC 3161, section 4): it was replaced, not
 * stolen.
 */
const HARMLESS_REASONS = new Set([3, 4, 5]);

/** What the lists that were given tell of revocation, where they revoke none. */
export interface Revocation {
  /** Whether they tell of every certificate below a root that it was not revoked. */
  isKnown: boolean;
  /** Which lists were left aside, and what is not known for want of one. */
  remarks: Words[];
}

/**
 * Looks a chain up in revocation lists (CRL, RFC 5280, section 6.3; DER). A list tells of the certificates of its
 * issuer, and only where its issuer signed it; that something was not revoked, only until its successor is due (RFC 5280,
 * 6.3.3, step a), unless the certificate had ended by then (3.3: later lists need not name it). What it revokes stays so.
 *
 * @param issuer of the last of the chain, where that is no root
 * @returns null where no list was given
 * @param times.at when the token was made
 * @param times.now when it is checked
 * @throws Fault when a list revokes a certificate of the chain, unless for a harmless reason after that moment
 */
export function checkRevoked(
  chain: readonly Held[],
  issuer: Held | undefined,
  crls: readonly Uint8Array[],
  { at, now }: { at: Date; now: Date },
): Revocation | null {
  if (crls.length === 0) return null;
  const lists = crls.map(readList);
  const revocation: Revocation = { isKnown: true, remarks: [] };
  for (const [place, held] of chain.entries()) {
    // A root is trusted by itself; the signer's own certificate, where it was given as one, may still be revoked.
    if ((held.isRoot && place > 0) || held.parsed.issuer.isEqual(held.parsed.subject)) continue;
    const above = chain[place + 1] ?? issuer;
    const named = lists.filter((list) => held.parsed.issuer.isEqual(list.issuer));
    const signed = above ? named.filter((list) => isSignedBy(list, above)) : [];
    for (const list of signed) refuseRevoked(held, list, at);
    const [outdated = null] = signed.filter((list) => isOutdated(list, held, now));
    const isTold = signed.some((list) => !isOutdated(list, held, now));
    if (!isTold) revocation.isKnown = false;
    if (above && outdated && !isTold) revocation.remarks.push(superseded(outdated, above));
    if (above && signed.length < named.length) revocation.remarks.push(notSigned(above));
    if (!above) revocation.remarks.push(noIssuer(held));
    else if (named.length === 0) revocation.remarks.push(noList(held, above));
  }
  return revocation;
}

/** Whether the next list was due, and that in the time in which the certificate could still be revoked. */
function isOutdated({ nextUpdate }: CertificateRevocationList, { parsed }: Held, now: Date): boolean {
  return nextUpdate !== undefined && nextUpdate.value < now && nextUpdate.value < parsed.notAfter.value;
}

function readList(der: Uint8Array): CertificateRevocationList {
  try {
    return CertificateRevocationList.fromBER(Uint8Array.from(der));
  } catch {
    throw new Fault('A revocation list cannot be read.', 'Une liste de révocation est illisible.');
  }
}

function refuseRevoked(held: Held, list: CertificateRevocationList, at: Date): void {
  const entry = list.revokedCertificates?.find(({ userCertificate }) =>
    userCertificate.isEqual(held.parsed.serialNumber),
  );
  if (!entry) return;
  const reason = entry.crlEntryExtensions?.extensions.find(({ extnID }) => extnID === REASON_CODE);
  const code = reason ? (new Uint8Array(reason.extnValue.valueBlock.valueHexView).at(-1) ?? 0) : 0;
  if (HARMLESS_REASONS.has(code) && entry.revocationDate.value > at) return;
  const since = entry.revocationDate.value.toISOString();
  throw new Fault(
    `The certificate of ${nameOf(held)} was revoked on ${since}.`,
    `Le certificat de ${nameOf(held)} a été révoqué le ${since}.`,
  );
}

const notSigned = (issuer: Held): Words => ({
  en: `A revocation list in the name of ${nameOf(issuer)} is left aside: that authority’s key did not sign it.`,
  fr: `Une liste de révocation au nom de ${nameOf(issuer)} est écartée : la clé de cette autorité ne l’a pas signée.`,
});

const superseded = ({ nextUpdate }: CertificateRevocationList, issuer: Held): Words => ({
  en: `The revocation list of ${nameOf(issuer)} is out of date: the next was due on ${nextUpdate?.value.toISOString()}, and what was revoked since is not in it. Get the current one from that authority.`,
  fr: `La liste de révocation de ${nameOf(issuer)} est périmée : la suivante était attendue le ${nextUpdate?.value.toISOString()}, et ce qui a été révoqué depuis n’y figure pas. Demandez la liste en vigueur à cette autorité.`,
});

const noList = (held: Held, issuer: Held): Words => ({
  en: `None of the revocation lists is of ${nameOf(issuer)}, which issued the certificate of ${nameOf(held)}.`,
  fr: `Aucune des listes de révocation n’est de ${nameOf(issuer)}, qui a délivré le certificat de ${nameOf(held)}.`,
});

const noIssuer = (held: Held): Words => ({
  en: `The certificate of whoever issued that of ${nameOf(held)} is not there: no list can be checked by it.`,
  fr: `Le certificat de l’autorité qui a délivré celui de ${nameOf(held)} n’est pas là : il ne permet de contrôler aucune liste.`,
});
