// The same test with many kills.
process.env.VIGIE_KILLS ??= '200';
await import('./killed.test.ts');

export {};
