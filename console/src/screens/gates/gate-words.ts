import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client/api.ts';
import { formatShare } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';

export type AgeGate = Schemas['AgeGate'];
export type GateShare = NonNullable<AgeGate['shares']>[number];
export type GatePage = Schemas['AgeGatePage'];

/** Kinds of proof, as the server names them. */
export const KINDS = ['wallet', 'third-party', 'payment', 'other'] as const;

/** The name of a gate and of what it takes as proof, and a share as it is said. */
export function useGateWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const share = (value: number): string => formatShare(value, language);
  return {
    nameOf: ({ gate, kind }: Pick<GateShare, 'gate' | 'kind'>): string =>
      kind === null ? t(`gates.gate.${gate}`) : `– ${t(`gates.kind.${kind}`)}`,
    /** What stands before a page, with all that it takes. */
    sayGate: (gate: NonNullable<GatePage['decided']>, kinds: GatePage['kinds']): string =>
      [t(`gates.gate.${gate}`), ...kinds.map((kind) => t(`gates.kind.${kind}`))].join(', '),
    sayEstimate: ({ estimate }: Pick<GateShare, 'estimate'>): string =>
      estimate === null
        ? t('gates.unknown')
        : t('gates.interval', { share: share(estimate.share), low: share(estimate.low), high: share(estimate.high) }),
    sayLimits: (limits: { low: number; high: number } | null): string =>
      limits === null ? '–' : t('gates.limits', { low: share(limits.low), high: share(limits.high) }),
    share,
  };
}
