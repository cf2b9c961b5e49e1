import type { Command } from 'commander';

/**
 * The folders of commands in the order of the chain, with what each adds: loading one takes milliseconds that `vigie
 * screen` must not pay for all.
 */
export const FOLDERS: readonly [names: readonly string[], load: () => Promise<{ addTo(program: Command): void }>][] = [
  [['extract', 'import'], () => import('./listing/commands.ts')],
  [['archive'], () => import('./archive/commands.ts')],
  [
    ['screen', 'backtest', 'hash', 'picture', 'replay', 'packs', 'hashes', 'recalls'],
    () => import('./screening/commands.ts'),
  ],
  [
    ['capture', 'verify', 'evidence', 'log', 'witness', 'keys', 'audit', 'dossier'],
    () => import('./evidence/commands.ts'),
  ],
  [['compliance', 'relistings', 'declared', 'courts'], () => import('./followup/commands.ts')],
  [['hearing', 'laboratory', 'authority-sheet'], () => import('./referral/commands.ts')],
  [['case'], () => import('./handover/commands.ts')],
  [['sweep', 'age-gate'], () => import('./sweep/commands.ts')],
  [['ask'], () => import('./inquiry/commands.ts')],
  [['stream'], () => import('./stream/commands.ts')],
  [['operation'], () => import('./operation/commands.ts')],
  [
    ['inbox', 'account', 'migrate', 'backup', 'restore', 'doctor', 'retention', 'register', 'serve', 'web', 'worker'],
    () => import('./service/commands.ts'),
  ],
  [['demo'], () => import('./demo/commands.ts')],
];

/**
 * Adds the commands of the folder that has the one that is asked for; all of them where none has: for help, and for
 * what is misspelt.
 */
export async function addCommands(program: Command, asked: string | undefined): Promise<void> {
  const having = FOLDERS.filter(([names]) => names.some((name) => name === asked));
  for (const [, load] of having.length > 0 ? having : FOLDERS) (await load()).addTo(program);
}
