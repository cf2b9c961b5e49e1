// The same test with three installations and many kills.
process.env.VIGIE_KILLS ??= '200';
process.env.VIGIE_INSTALLATIONS ??= '3';
await import('./killed.test.ts');

export {};
