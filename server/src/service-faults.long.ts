// The same test with two hundred kills of the service's processes, and twenty of the database's.
process.env.VIGIE_KILLS = '200';
process.env.VIGIE_DATABASE_KILLS = '20';
await import('./service-faults.test.ts');

export {};
