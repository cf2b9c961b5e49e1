import type { ReactNode } from 'react';
import { mayWork, useAccount } from '../account.ts';

/** What only those who work on cases may do: who only reads is not shown what the service would refuse them. */
export function ForWorkers({ children }: { children: ReactNode }) {
  return mayWork(useAccount()) && children;
}
