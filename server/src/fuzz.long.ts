// The same test with fifty thousand requests, others each time.
process.env.VIGIE_FUZZ = '50000';
process.env.VIGIE_FUZZ_MS ??= '2000';
process.env.VIGIE_SEED ??= String(Date.now() % 1_000_000);
await import('./fuzz.test.ts');

export {};
