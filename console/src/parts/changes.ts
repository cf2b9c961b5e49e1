import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What is told within this time is asked for once. */
const GATHER_MS = 300;
/** How soon a stream that was refused is asked for again. */
const AGAIN_MS = 5_000;
/** How often screens ask by themselves while nothing is told. */
const POLL_MS = 15_000;

/** What is shown of which kinds of change (the server's links); what is not named here, of all. */
const SHOWS: Record<string, readonly string[]> = {
  figures: ['listing', 'screening', 'case', 'evidence', 'notice', 'followup', 'publication'],
  intakes: ['intake', 'listing', 'screening', 'case', 'evidence'],
  sweeps: ['sweep'],
  'age-gates': ['sweep'],
  'joint-operations': ['operation'],
  rules: ['screening', 'case'],
  releases: ['publication'],
  senders: ['receiving'],
  inboxes: ['receiving'],
  session: ['people'],
  unit: ['people'],
  'seen-cases': [],
  alerts: ['alert', 'case'],
  alert: ['alert', 'case', 'listing'],
  'alert-counts': ['alert', 'case'],
  'alert-figures': ['alert', 'case'],
  'report-page': ['alert'],
  attended: ['attended'],
  handovers: ['handover'],
  handover: ['handover'],
  'handover-record': [],
  'handover-recipients': ['handover'],
  'held-offers': ['prepublication'],
  webhooks: ['prepublication'],
  deliveries: ['prepublication'],
};

let isTold = false;

/** How often what is on screen is asked for anew, without being told to: not at all while changes are told. */
export const pollInterval = (): number | false => (isTold ? false : POLL_MS);

/**
 * @param kinds what was told of
 * @param before what was asked for before anything could be told, by its hash
 */
function askAnew(queries: QueryClient, kinds: ReadonlySet<string>, before: ReadonlySet<string>): Promise<void> {
  return queries.invalidateQueries({
    predicate({ queryKey: [name], queryHash, options }) {
      // What does not change while the service runs.
      if ('staleTime' in options && options.staleTime === Number.POSITIVE_INFINITY) return false;
      if (before.has(queryHash) || kinds.has('*')) return true;
      const shown = SHOWS[String(name)];
      return shown ? shown.some((kind) => kinds.has(kind)) : kinds.size > 0;
    },
  });
}

/**
 * Asks anew for what is on screen when the server tells that something of its kind changed, while the page is seen: a
 * browser has few connections to one server, and a page behind others needs none.
 */
export function useChanges(isSignedIn: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isSignedIn) return;
    let source: EventSource | null = null;
    let again: number | undefined;
    let gathering: number | undefined;
    let kinds = new Set<string>();
    let before = new Set<string>();

    function gather(): void {
      gathering ??= window.setTimeout(async () => {
        const told = askAnew(queries, kinds, before);
        kinds = new Set();
        before = new Set();
        // While changes come without end, each answer is waited for: asked for anew before, it would never come.
        await told;
        gathering = undefined;
        if (kinds.size > 0 || before.size > 0) gather();
      }, GATHER_MS);
    }
    function hear(kind: string): void {
      kinds.add(kind);
      gather();
    }
    function stop(): void {
      source?.close();
      source = null;
      isTold = false;
      window.clearTimeout(again);
    }
    function start(): void {
      stop();
      if (document.hidden) return;
      source = new EventSource('/v1/changes');
      source.onopen = () => {
        isTold = true;
        // What of it changed meanwhile was told to nobody.
        before = new Set(
          queries
            .getQueryCache()
            .getAll()
            .map(({ queryHash }) => queryHash),
        );
        gather();
      };
      source.onmessage = ({ data }) => hear(String(data));
      source.onerror = () => {
        isTold = false;
        // Cut off, it comes again by itself; refused, it does not: the session may have ended.
        if (source?.readyState !== EventSource.CLOSED) return;
        hear('*');
        again = window.setTimeout(start, AGAIN_MS);
      };
    }
    start();
    document.addEventListener('visibilitychange', start);
    return () => {
      document.removeEventListener('visibilitychange', start);
      window.clearTimeout(gathering);
      stop();
    };
  }, [isSignedIn, queries]);
}
