// What may import what (docs/decisions/0003-layout.md). The chain's order is read from server/src/chain.ts, so that an
// arrow never points back.
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../server/src/chain.ts', import.meta.url), 'utf8');
const chain = [...(text.match(/CHAIN = \[([^\]]+)\]/)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, name]) => name);

const TESTS = ['(\\.(test|long)|-testing)\\.tsx?$', '^(proof|server)/testing/'];
/** @param {string} name @param {object} from @param {object} to @param {string} comment */
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

export default {
  forbidden: [
    forbid(
      'canonical-json-stands-alone',
      { path: '^canonical-json/src', pathNot: TESTS },
      { path: '^(?!canonical-json/)' },
      'The engine and the proof both stand on it, and it on nothing.',
    ),
    forbid(
      'engine-stands-alone',
      { path: '^engine/src', pathNot: TESTS },
      { path: '^(proof|server|console|demo|journeys|bench|tools)/' },
      'The engine imports nothing of the rest.',
    ),
    forbid(
      'engine-is-pure',
      { path: '^engine/src', pathNot: TESTS },
      { dependencyTypes: ['core'] },
      'The engine runs in a browser: no node: module.',
    ),
    forbid(
      'proof-stands-alone',
      { path: '^proof/src', pathNot: TESTS },
      { path: '^(engine|server|console|demo|journeys|bench|tools)/' },
      'A court runs proof/ alone.',
    ),
    forbid(
      'demo-stands-alone',
      { path: '^demo/src', pathNot: TESTS },
      { path: '^(engine|proof|server|console|journeys|bench|tools)/' },
      'The sample marketplace knows nothing of the product.',
    ),
    forbid(
      'console-over-http',
      { path: '^console/src' },
      { path: '^(engine|proof|demo|journeys|bench|tools)/|^server/(?!src/base/text/write-csv\\.ts$)' },
      'The console reaches the server over HTTP alone; it shares the one writer of CSV, which imports nothing.',
    ),
    forbid(
      'plot-by-itself',
      { path: '^console/src', pathNot: '^console/src/parts/charts/plot\\.ts$' },
      { path: 'node_modules/@observablehq/plot', dependencyTypesNot: ['type-only'] },
      'Plot is large: parts/charts/plot.ts is its chunk, fetched when there is a chart to draw.',
    ),
    forbid(
      'engine-worker-alone',
      { path: '^console/engine-worker' },
      { path: '^(?!engine/src/index\\.ts$|console/src/screens/studio/messages\\.ts$)' },
      'The engine in the browser is a worker that knows the engine and the messages of the studio.',
    ),
    forbid(
      'base-below-all',
      { path: '^server/src/base', pathNot: TESTS },
      { path: `^server/src/(people|cli|main|${chain.join('|')})` },
      'Base is what every link stands on.',
    ),
    forbid(
      'people-below-links',
      { path: '^server/src/people', pathNot: TESTS },
      { path: `^server/src/(cli|main|${chain.join('|')})` },
      'People stand below the links.',
    ),
    ...chain.map((name, index) =>
      forbid(
        `${name}-looks-back-only`,
        { path: `^server/src/${name}/`, pathNot: TESTS },
        {
          path: `^server/src/(cli|main${chain
            .slice(index + 1)
            .map((later) => `|${later}`)
            .join('')})`,
        },
        'A link imports links before it; it hears of later ones through the outbox.',
      ),
    ),
    ...chain.map((name) =>
      forbid(
        `${name}-by-its-index`,
        { path: '^server/src/', pathNot: [`^server/src/(${name}|cli)/`, '^server/src/main', ...TESTS] },
        { path: `^server/src/${name}/(?!index\\.ts|page/extract-html\\.ts)` },
        'Another link calls index.ts (or the HTML reader, which is heavy and loaded when it is needed).',
      ),
    ),
    forbid(
      'people-by-its-index',
      { path: '^server/src/', pathNot: ['^server/src/people/', ...TESTS] },
      { path: '^server/src/people/(?!index\\.ts)' },
      'Who works here is known by people/index.ts.',
    ),
    forbid(
      'cli-by-faces',
      { path: '^server/src/cli/', pathNot: TESTS },
      {
        path: `^server/src/(${[...chain, 'receiving', 'intake', 'alert', 'sweep', 'handover', 'inquiry', 'operation', 'stream', 'retention', 'backup', 'doctor'].join('|')})/`,
        pathNot: ['^server/src/[a-z]+/index\\.ts$', '^server/src/[a-z]+/[a-z]+/index\\.ts$', 'page/extract-html\\.ts$'],
      },
      "A command reaches a link by its index.ts, or by a room's: the room's where it needs no store and starts at once.",
    ),
    forbid(
      'report-needs-no-store',
      { path: '^server/src/evidence/report/', pathNot: TESTS },
      { path: '^server/src/(?!evidence/report/|base/(?:core|text)/|version\\.ts$)' },
      'A package is verified offline, by a command that starts at once: its report loads no more of the product.',
    ),
    forbid(
      'receiving-beside-the-chain',
      { path: '^server/src/', pathNot: ['^server/src/(receiving|cli)/', '^server/src/main', ...TESTS] },
      { path: '^server/src/receiving/' },
      'The receiving side stands beside the chain: no link knows it.',
    ),
    forbid(
      'intake-beside-the-chain',
      { path: '^server/src/', pathNot: ['^server/src/(intake|cli)/', '^server/src/main', ...TESTS] },
      { path: '^server/src/intake/' },
      'The intake brings listings in: no link knows it.',
    ),
    forbid(
      'intake-reaches-to-listing',
      { path: '^server/src/intake/', pathNot: TESTS },
      { path: '^server/src/(cli|main|screening|case|evidence|notice|followup|referral|publication)' },
      'The intake stands after listing; how far its offers are is read from the tables.',
    ),
    forbid(
      'alert-beside-the-chain',
      { path: '^server/src/', pathNot: ['^server/src/(alert|cli)/', '^server/src/main', ...TESTS] },
      { path: '^server/src/alert/' },
      'What people report stands beside the chain: no link knows it.',
    ),
    forbid(
      'alert-knows-the-offer',
      { path: '^server/src/alert/', pathNot: TESTS },
      {
        path: '^server/src/(cli|main|receiving|retention|screening|case|evidence|notice|followup|referral|publication)',
      },
      'An alert leads to a listing; what came of it is read from the database and heard by events.',
    ),
    forbid(
      'attended-beside-the-chain',
      { path: '^server/src/', pathNot: ['^server/src/attended/', '^server/src/main', ...TESTS] },
      { path: '^server/src/attended/' },
      'Pages that people use stand above the chain: what they seal is evidence and a check like any other.',
    ),
    forbid(
      'handover-beside-the-chain',
      { path: '^server/src/', pathNot: ['^server/src/(handover|cli)/', '^server/src/main', ...TESTS] },
      { path: '^server/src/handover/' },
      'A case goes to another unit above the chain: what it is made of, the links know; no link knows where it went.',
    ),
    forbid(
      'prepublication-beside-the-chain',
      { path: '^server/src/', pathNot: ['^server/src/(prepublication|doctor|cli)/', '^server/src/main', ...TESTS] },
      { path: '^server/src/prepublication/' },
      'What marketplaces ask before publication stands beside the chain: no link knows it.',
    ),
    forbid(
      'prepublication-reaches-to-screening',
      { path: '^server/src/prepublication/', pathNot: TESTS },
      {
        path: '^server/src/(cli|main|case|evidence|notice|followup|referral|publication|receiving|intake|alert|attended|sweep|retention)/',
      },
      'An offer that is not published is screened, and makes no case.',
    ),
    forbid(
      'sweep-beside-the-chain',
      { path: '^server/src/', pathNot: ['^server/src/(sweep|cli)/', '^server/src/main', ...TESTS] },
      { path: '^server/src/sweep/' },
      'A sweep stands beside the chain: no link knows it.',
    ),
    forbid(
      'sweep-reaches-to-evidence',
      { path: '^server/src/sweep/', pathNot: TESTS },
      {
        path: '^server/src/(cli|main|case|notice|followup|referral|publication|receiving|intake|alert|attended|retention)',
      },
      'A sweep looks at offers, screens and seals them; it makes no case.',
    ),
    forbid(
      'inquiry-beside-the-chain',
      { path: '^server/src/', pathNot: ['^server/src/(inquiry|cli)/', '^server/src/main', ...TESTS] },
      { path: '^server/src/inquiry/' },
      'What units ask each other stands beside the chain: no link knows it.',
    ),
    forbid(
      'inquiry-reaches-to-case',
      { path: '^server/src/inquiry/', pathNot: TESTS },
      {
        path: '^server/src/(cli|main|evidence|notice|followup|referral|publication|receiving|intake|alert|attended|sweep|retention)',
      },
      'A unit answers from its cases and their offers, and from nothing else.',
    ),
    forbid(
      'operation-beside-the-chain',
      { path: '^server/src/', pathNot: ['^server/src/(operation|cli)/', '^server/src/main', ...TESTS] },
      { path: '^server/src/operation/' },
      'An operation of several units stands beside the chain: no link knows it.',
    ),
    forbid(
      'operation-reaches-to-follow-up',
      { path: '^server/src/operation/', pathNot: TESTS },
      {
        path: '^server/src/(cli|main|referral|publication|receiving|intake|alert|attended|sweep|retention)',
      },
      'An operation counts what follow-up counts, and shares what evidence sealed.',
    ),
    forbid(
      'stream-beside-the-chain',
      { path: '^server/src/', pathNot: ['^server/src/(stream|cli)/', '^server/src/main', ...TESTS] },
      { path: '^server/src/stream/' },
      'The stream brings offers in: no link knows it.',
    ),
    forbid(
      'stream-reaches-to-screening',
      { path: '^server/src/stream/', pathNot: TESTS },
      {
        path: '^server/src/(cli|main|case|evidence|notice|followup|referral|publication|receiving|intake|alert|attended|sweep|retention)',
      },
      'What comes in as a stream is kept and screened; the rest hears of it by events.',
    ),
    forbid(
      'retention-beside-the-chain',
      { path: '^server/src/', pathNot: ['^server/src/(retention|cli|doctor)/', '^server/src/main', ...TESTS] },
      { path: '^server/src/retention/' },
      'Retention looks at the tables of all links: none of them knows it.',
    ),
    forbid(
      'upkeep-by-commands',
      { path: '^server/src/', pathNot: ['^server/src/(backup|doctor|cli)/', '^server/src/main', ...TESTS] },
      { path: '^server/src/(backup|doctor)/' },
      'Backups and the doctor stand above the chain: no link knows of them.',
    ),
    forbid(
      'receiving-reaches-to-notice',
      { path: '^server/src/receiving/', pathNot: TESTS },
      { path: '^server/src/(cli|main|evidence|followup|referral|publication)' },
      'The receiving side stands after notice.',
    ),
    forbid(
      'late-when-large',
      { path: '^server/src', pathNot: ['^server/src/(cli|listing/page)/', ...TESTS] },
      {
        path: '^server/src/listing/page/extract-html\\.ts$|node_modules/(age-encryption|cheerio)/',
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
      'Every start would wait for it: load it where it is needed, by import().',
    ),
    forbid(
      'sql-in-stores',
      {
        path: '^server/src',
        pathNot: [
          'store\\.ts$',
          '^server/src/base/(database/(migrate|roles|queue-schema|idempotency|app-role|array-parameter|rows)|jobs/(jobs|changes))\\.ts$',
          ...TESTS,
        ],
      },
      { path: 'node_modules/kysely' },
      'SQL lives in store.ts.',
    ),
    forbid(
      'jobs-in-base',
      { path: '^server/src', pathNot: ['^server/src/base/(jobs/jobs|database/queue-schema)\\.ts$', ...TESTS] },
      { path: 'node_modules/pg-boss' },
      'pg-boss is known to base/jobs/jobs.ts, and its tables to base/database/queue-schema.ts.',
    ),
    forbid(
      'nats-in-base',
      { path: '^server/src', pathNot: ['^server/src/base/stream/', ...TESTS] },
      { path: 'node_modules/@nats-io' },
      'NATS is known to base/stream.',
    ),
    forbid('no-circles', {}, { circular: true }, 'No module imports itself by a detour.'),
    forbid('resolves', {}, { couldNotResolve: true }, 'Every import is there.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^[a-z-]+/dist/', 'console/src/client/schema.d.ts'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
