import type { Vigie } from '../../main.ts';

/** What a step of the lap may do: act through the API, let time pass, turn the marketplace's page. */
export interface Lap {
  vigie: Vigie;
  unit: string;
  account: string;
  marketplaceUrl: string;
  /** As the analyst, or as the second person. */
  request(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    key?: string,
    as?: 'analyst' | 'administrator',
  ): Promise<unknown>;
  /** Waits until no job is left to do now. */
  settle(): Promise<void>;
  /** Lets time pass, to this many hours after the lap began; time that has passed stays so. */
  passUntil(hours: number): void;
  turnDay(day: number): void;
}
