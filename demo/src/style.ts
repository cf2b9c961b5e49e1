/** The sample marketplace's style sheet. */
export const styleSheet = `
:root { color-scheme: light; --ink: #1c2330; --soft: #566072; --line: #d9dde4; --ground: #f5f6f8; --accent: #0b5a6f; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--ground); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--accent); } a:focus-visible, button:focus-visible { outline: 3px solid #f0a500; outline-offset: 2px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .5rem; }
header, footer { background: #fff; border-bottom: 1px solid var(--line); padding: .8rem 1.2rem; }
footer { border: 0; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; margin-top: 2rem; }
header a { font-weight: 700; font-size: 1.2rem; text-decoration: none; }
main { max-width: 68rem; margin: 0 auto; padding: 1rem 1.2rem; }
nav ol, .grid, .links { list-style: none; margin: 0; padding: 0; }
nav ol { display: flex; flex-wrap: wrap; gap: .3rem; color: var(--soft); font-size: .9rem; }
nav ol li + li::before { content: '/'; margin-right: .3rem; }
.links { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 1rem; }
.card, .offer, .panel { background: #fff; border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; }
.card img { width: 100%; height: auto; border-radius: .3rem; } .card p { margin: .3rem 0 0; }
.offer { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 48rem) { .offer { grid-template-columns: minmax(0, 22rem) minmax(0, 1fr); } .offer.b { grid-template-columns: minmax(0, 1fr) minmax(0, 22rem); } .offer.b .pictures { order: 2; } }
.pictures img { width: 100%; height: auto; border-radius: .3rem; }
.price { font-size: 1.6rem; font-weight: 700; margin: .2rem 0; }
.description { max-height: 24rem; overflow: auto; overflow-wrap: anywhere; white-space: pre-line; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; padding: .3rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; color: var(--soft); width: 14rem; }
button { font: inherit; padding: .5rem 1rem; border: 0; border-radius: .3rem; color: #fff; background: var(--accent); }
.age-gate { border-color: #b3261e; margin-bottom: 1rem; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.badge { display: inline-block; padding: .1rem .5rem; border-radius: 1rem; background: #e6f0f2; }
`;
