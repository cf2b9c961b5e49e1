import { pagePolicy } from '../../base/http/html.ts';

export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --quiet: #4a4a4a; --paper: #fff; --line: #767676; --grid: #d8d8d8; --bar: #1f4e79; --link: #0b4f8a; --soft: #f2f5f8; --warn: #8a4b00; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --quiet: #c4c4c4; --paper: #161616; --line: #8f8f8f; --grid: #3a3a3a; --bar: #8ab8e6; --link: #8ab8e6; --soft: #22272c; --warn: #ffc37a; } }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1 { line-height: 1.2; margin-block: 1rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin-block: 2.5rem .5rem; }
h3 { font-size: 1.05rem; margin-block: 1.5rem .25rem; }
p, dd, li { max-width: 48rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.quiet { color: var(--quiet); }
.banner { border-inline-start: 4px solid var(--warn); background: var(--soft); padding: .5rem 1rem; }
.scroll { overflow-x: auto; }
.scroll table { overflow-wrap: normal; }
ul.plain { padding: 0; list-style: none; }
ul.plain li { padding-block: .75rem; border-block-end: 1px solid var(--grid); }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: start; font-weight: 600; padding-block: .5rem; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start; }
td { text-align: end; font-variant-numeric: tabular-nums; }
dt { font-weight: 600; }
dd { margin-inline-start: 1rem; }
abbr { text-decoration: none; }
figure { margin: 1rem 0; }
pre, code { font: .875rem/1.5 ui-monospace, monospace; }
pre { padding: .5rem 1rem; background: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere; }
button { min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--link); border: 0; border-radius: 4px; }
svg text { fill: var(--ink); font: 14px system-ui, sans-serif; }
svg rect { fill: var(--bar); }
svg line.grid { stroke: var(--grid); }
svg line.axis { stroke: var(--line); }
svg line.interval { stroke: var(--bar); stroke-width: 3; }
svg circle { fill: var(--bar); }
`;

/** No script, nothing loaded, no form: the policy of a page that is looked at. */
export const PLAIN_POLICY = pagePolicy(STYLE, 'none');

/** The same with the one script that checks figures, which asks this installation alone. */
export const CHECKED_POLICY = `${PLAIN_POLICY}; script-src 'self'; connect-src 'self'`;
