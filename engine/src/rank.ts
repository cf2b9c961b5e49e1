import type { Finding, Severity, Via } from './finding.ts';

/** A part of a score, with the reason in words that a screen can show. */
export interface ScorePart {
  points: number;
  reason: Words;
}

type Words = Finding['title'];

/** What is known of the trader from earlier cases. */
export interface TraderRecord {
  /** Findings on this trader's offers that a person confirmed, and that a person dismissed. */
  confirmed: number;
  dismissed: number;
}

/** A finding's place in the queue: the sum of parts that a reviewer can read. */
export interface Score {
  points: number;
  parts: ScorePart[];
}

const severityPoints: Record<Severity, number> = { low: 10, medium: 30, high: 60, critical: 100 };
const severityWords: Record<Severity, Words> = {
  low: { en: 'low severity', fr: 'gravité faible' },
  medium: { en: 'medium severity', fr: 'gravité moyenne' },
  high: { en: 'high severity', fr: 'gravité élevée' },
  critical: { en: 'critical severity', fr: 'gravité critique' },
};
/** Who disguises a word means to hide it. */
const evasion: Partial<Record<Via, { points: number; reason: Words }>> = {
  spaced: { points: 15, reason: { en: 'letters set apart or hidden', fr: 'lettres espacées ou masquées' } },
  confusable: { points: 20, reason: { en: 'look-alike letters', fr: 'lettres ressemblantes' } },
  leet: { points: 20, reason: { en: 'digits or signs for letters', fr: 'chiffres ou signes pour des lettres' } },
};

/**
 * Scores a finding for the order of review: severity, places that speak for it, evasion, the trader's record. Every
 * point has its reason; nothing is hidden in weights, and a score decides nothing but the order.
 */
export function scoreFinding(finding: Finding, trader: TraderRecord | null = null): Score {
  const parts: ScorePart[] = [{ points: severityPoints[finding.severity], reason: severityWords[finding.severity] }];
  const terms = new Set(finding.matches.map((match) => match.term)).size;
  if (terms > 1) {
    const points = Math.min(20, (terms - 1) * 4);
    parts.push({ points, reason: { en: `${terms} different matches`, fr: `${terms} correspondances différentes` } });
  }
  if (finding.matches.some((match) => match.field === 'title'))
    parts.push({ points: 5, reason: { en: 'in the title', fr: 'dans le titre' } });
  for (const via of new Set(finding.matches.map((match) => match.via))) {
    const part = evasion[via];
    if (part) parts.push(part);
  }
  if (trader && trader.confirmed > 0) {
    const points = Math.min(30, trader.confirmed * 6);
    parts.push({
      points,
      reason: {
        en: `trader: ${trader.confirmed} confirmed before`,
        fr: `professionnel : ${trader.confirmed} confirmée${trader.confirmed > 1 ? 's' : ''} auparavant`,
      },
    });
  }
  if (trader && trader.dismissed > 2 && trader.confirmed === 0) {
    parts.push({
      points: -10,
      reason: {
        en: `trader: ${trader.dismissed} dismissed before, none confirmed`,
        fr: `professionnel : ${trader.dismissed} écartées auparavant, aucune confirmée`,
      },
    });
  }
  return { points: parts.reduce((sum, part) => sum + part.points, 0), parts };
}
