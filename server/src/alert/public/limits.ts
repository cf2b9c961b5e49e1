const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How often one network may report and look its reports up, and from when on too much comes from all. */
export interface Bounds {
  perMinute: number;
  perHour: number;
  overAllPerHour: number;
  /** Networks that are remembered. */
  networks: number;
}

/**
 * By hand nobody reports more often; behind one address there may be a whole town (carrier-grade NAT, RFC 6598), and
 * so the hour is wide.
 */
const BOUNDS: Bounds = { perMinute: 10, perHour: 120, overAllPerHour: 600, networks: 20_000 };

/** `isBusy`: more comes from all together than people write by hand, and nothing should follow by itself. */
export type Admission = { isAdmitted: true; isBusy: boolean } | { isAdmitted: false; minutes: number };

/**
 * Limits of the public pages, in memory alone: which network came when is written down nowhere and forgotten after an
 * hour. Over all there is a limit too, but it shuts nobody out: past it, a network that has not come within the hour is
 * let in as before, once, and only those that come again are told to wait.
 */
export function createLimits(bounds: Bounds = BOUNDS) {
  const came = new Map<string, number[]>();
  let all: number[] = [];
  return {
    admit(network: string, now: Date): Admission {
      const at = now.getTime();
      all = all.filter((time) => time > at - HOUR);
      const times = (came.get(network) ?? []).filter((time) => time > at - HOUR);
      const isBusy = all.length >= bounds.overAllPerHour;
      const inMinute = times.filter((time) => time > at - MINUTE).length;
      const most = isBusy ? 1 : bounds.perHour;
      const [first = at] = times.slice(-most);
      if (times.length >= most)
        return { isAdmitted: false, minutes: Math.max(1, Math.ceil((first + HOUR - at) / MINUTE)) };
      if (inMinute >= bounds.perMinute) return { isAdmitted: false, minutes: 1 };
      all.push(at);
      came.delete(network);
      came.set(network, [...times, at]);
      const [oldest] = came.keys();
      if (oldest !== undefined && came.size > bounds.networks) came.delete(oldest);
      return { isAdmitted: true, isBusy };
    },
  };
}
export type Limits = ReturnType<typeof createLimits>;
