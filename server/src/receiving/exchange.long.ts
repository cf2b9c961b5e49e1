// The same test with many notices.
process.env.VIGIE_NOTICES = '200';
await import('./exchange.test.ts');

export {};
