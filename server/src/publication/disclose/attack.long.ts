// The same test with a thousand histories, others each time.
process.env.VIGIE_HISTORIES = '1000';
process.env.VIGIE_SEED ??= String(Date.now() % 1_000_000);
await import('./attack.test.ts');

export {};
