/**
 * How often a property is drawn: an everyday run takes fewer than the long one (draws.long.ts), which runs every test
 * that asks here.
 */
export const draws = (everyday: number, long: number): number => (process.env.VIGIE_DRAWS === 'long' ? long : everyday);
