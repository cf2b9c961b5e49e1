// The same test with a hundred kills.
process.env.VIGIE_KILLS = '100';
await import('./kill.test.ts');

export {};
