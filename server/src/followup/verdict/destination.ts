/** What is known of the listing that was visited. */
export interface JudgedListing {
  title: string;
  url: string;
  /** The platform's own identifier. */
  id: string | null;
}

/** `/`, or a language, or the usual names of a first page. */
const HOME = /^\/?([a-z]{2}([-_][a-z]{2})?\/?)?((index|home|accueil|start)(\.\w{2,5})?\/?)?$/i;

/**
 * Where a visit ended, compared with the listing's own URL: `same` when the path or the platform's identifier still is
 * in the URL, `other-site` when the host has nothing to do with it.
 */
export function compareDestination(
  listing: JudgedListing,
  finalUrl: string,
): 'same' | 'home' | 'elsewhere' | 'other-site' {
  if (!URL.canParse(listing.url)) return 'elsewhere';
  const from = new URL(listing.url);
  const to = new URL(finalUrl);
  if (siteOf(from) !== siteOf(to)) return 'other-site';
  if (pathOf(from) === pathOf(to)) return 'same';
  if (HOME.test(to.pathname)) return 'home';
  const { id } = listing;
  // An identifier that is part of a longer number or word is another one.
  if (id && id.length >= 4) {
    const own = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(id)}(?![\\p{L}\\p{N}])`, 'u');
    if (own.test(to.pathname + to.search)) return 'same';
  }
  return 'elsewhere';
}

function pathOf(url: URL): string {
  return url.pathname.replace(/\/+$/, '').toLowerCase();
}

/**
 * The last two labels of a host, three under a public suffix of two short ones (`co.uk`): near enough to tell a
 * country's subdomain from a stranger. An address or a port stands for itself.
 */
function siteOf(url: URL): string {
  if (/^[\d.]+$|^\[/.test(url.hostname)) return url.hostname;
  const labels = url.hostname.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(second.length <= 3 && top.length === 2 && labels.length > 2 ? -3 : -2).join('.');
}
