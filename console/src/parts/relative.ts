const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How far an instant is away, in the largest unit that it fills. */
function distance(iso: string, now: number): { value: number; unit: (typeof UNITS)[number][0] } {
  const seconds = (Date.parse(iso) - now) / 1000;
  const [unit, size] = UNITS.find(([, least]) => Math.abs(seconds) >= least) ?? UNITS[2];
  return { value: Math.trunc(seconds / size), unit };
}

/** How long something has been there: “3 d”, « 3 j »; in words, “3 days”. */
export function formatAge(
  iso: string,
  now: number,
  language: string,
  unitDisplay: 'narrow' | 'long' = 'narrow',
): string {
  // Another clock may be ahead of this one.
  const { value, unit } = distance(iso, Math.max(now, Date.parse(iso)));
  // French sets a space before a unit, which its narrow form leaves out.
  const display = unitDisplay === 'narrow' && language.startsWith('fr') ? 'short' : unitDisplay;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: display }).format(Math.abs(value));
}

/** When something is, from now: “in 2 days”, « dans 2 jours », “3 hours ago”. */
export function formatRelative(iso: string, now: number, language: string): string {
  const { value, unit } = distance(iso, now);
  return new Intl.RelativeTimeFormat(language, { style: 'short' }).format(value, unit);
}

/** How long something takes or has lasted, in the largest unit that it fills: “3 hr”, « 3 h », “40 sec”. */
export function formatDuration(seconds: number, language: string): string {
  const [unit, size] = UNITS.find(([, least]) => seconds >= least) ?? (['second', 1] as const);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  }).format(Math.trunc(seconds / size));
}
