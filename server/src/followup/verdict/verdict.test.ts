import assert from 'node:assert/strict';
import http, { type ServerResponse } from 'node:http';
import { after, before, test } from 'node:test';
import { createVisitor } from '../../base/fetch/fetch.ts';
import type { PageState } from '../../base/registers/platforms.ts';
import { compareDestination } from './destination.ts';
import type { Verdict } from './judgement.ts';
import { judge } from './verdict.ts';

const TITLE = 'Lampe de chevet en lin beige, 40 cm';
const OTHERS =
  '<h2>Offres similaires</h2><ul><li><a href="/p/7">Lampe en bois</a> 12,00 € <button>Ajouter au panier</button></li></ul>';
const page = (title: string, main: string, head = ''): string =>
  `<!doctype html><html><head><title>${title}</title>${head}</head><body><header><a href="/">Bazar</a></header><nav>Menu Connexion Panier</nav><main>${main}</main><footer>Contact, retours, aide</footer></body></html>`;
const offer = (
  change: { title?: string; price?: string; order?: string; text?: string; head?: string; banner?: string } = {},
): string => {
  const {
    title = TITLE,
    price = '39,90 €',
    order = '<button>Ajouter au panier</button>',
    text = '',
    head = '',
    banner = '',
  } = change;
  return page(
    `${title} | Bazar`,
    `${banner}<h1>${title}</h1><p>${price}</p>${order}<p>Une lampe ordinaire. ${text}</p>`,
    head,
  );
};
const statement = (text: string, more = ''): string => page(text, `<h1>${text}</h1>${more}`);
const product = (availability: string): string =>
  `<script type="application/ld+json">{"@type":"Product","name":"${TITLE}","offers":{"availability":"https://schema.org/${availability}"}}</script>`;
const send =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };
const go = (location: string) => send(302, '', { Location: location });
/** Words of an article that no rule should trip over. */
const filler = 'Nos lampes sont fabriquées avec soin et livrées partout. '.repeat(60);

/** What a page does, what a person would say of it, how it answers. */
const TABLE: [behaviour: string, expected: Verdict, reason: string, answer: (response: ServerResponse) => void][] = [
  ['the offer as before', 'online', 'offer-shown', send(200, offer())],
  ['another price', 'online', 'offer-shown', send(200, offer({ price: '29,90 €' }))],
  ['words added to the title', 'online', 'offer-shown', send(200, offer({ title: `NOUVEAU ${TITLE} (lot de 2)` }))],
  ['out of stock', 'online', 'offer-shown', send(200, offer({ order: '<p>Rupture de stock</p>' }))],
  [
    'out of stock, button disabled',
    'online',
    'offer-shown',
    send(200, offer({ order: '<button disabled>Ajouter au panier</button><p>Épuisé</p>' })),
  ],
  ['a colour is gone', 'online', 'offer-shown', send(200, offer({ text: 'Le coloris bleu n’est plus disponible.' }))],
  [
    'says gone, yet title and button are there',
    'online',
    'offer-shown',
    send(200, offer({ banner: '<h2>Cette offre n’est plus disponible</h2>' })),
  ],
  ['404, yet the whole offer is there', 'online', 'offer-shown', send(404, offer())],
  [
    'button made by a script, structured data says in stock',
    'online',
    'offer-shown',
    send(200, offer({ order: '', price: '', head: product('InStock') })),
  ],
  ['renamed on the way', 'online', 'offer-shown', go('/p/123456/lampe-nouvelle')],
  [
    'another title at the same address',
    'online',
    'other-title',
    send(200, offer({ title: 'Support mural', head: '<meta property="product:availability" content="in stock">' })),
  ],
  ['404', 'removed', 'status-404', send(404, statement('Page introuvable'))],
  ['404 in a language that nobody here reads', 'removed', 'status-404', send(404, statement('ไม่พบหน้าที่คุณต้องการ'))],
  ['410', 'removed', 'status-410', send(410, statement('This listing was removed'))],
  ...(
    [
      ['fr', 'Cette annonce n’est plus disponible'],
      ['en', 'Sorry, this item is no longer available'],
      ['de', 'Dieser Artikel ist nicht mehr verfügbar'],
      ['es', 'Este producto ya no está disponible'],
      ['it', 'Questo articolo non è più disponibile'],
      ['nl', 'Dit artikel is niet meer beschikbaar'],
      ['pl', 'Ta oferta nie jest już dostępna'],
      ['pt', 'Este produto não está mais disponível'],
      ['zh', '抱歉,该商品已下架'],
      ['ja', 'この商品は販売を終了しました'],
    ] as const
  ).map(([language, text]): [string, Verdict, string, (response: ServerResponse) => void] => [
    `200 that says gone (${language})`,
    'removed',
    'says-gone',
    send(200, statement(text)),
  ]),
  [
    '200 that says gone among other offers',
    'removed',
    'says-gone',
    send(200, statement('Cette offre n’est plus disponible', OTHERS)),
  ],
  ['200 that says not found', 'removed', 'says-gone', send(200, statement('Page not found'))],
  [
    'ended: title stays, no way to order',
    'removed',
    'says-gone',
    send(200, offer({ order: '', banner: '<p>Cette annonce est terminée.</p>', head: product('Discontinued') })),
  ],
  ['redirected to a page that says gone', 'removed', 'says-gone', go('/disparu')],
  ['451', 'restricted', 'status-451', send(451, statement('Indisponible'))],
  [
    '200: not in your country',
    'restricted',
    'not-here',
    send(200, statement('This item is not available in your country')),
  ],
  [
    '403: not in your country',
    'restricted',
    'not-here',
    send(403, statement('Cet article n’est pas disponible dans votre pays')),
  ],
  [
    'behind an age verification',
    'restricted',
    'age-verification',
    send(200, statement('Votre âge doit être vérifié par un tiers')),
  ],
  ['404 without a body', 'indeterminate', 'empty', send(404, '')],
  ['410 without a body', 'indeterminate', 'empty', send(410, '')],
  ['404 that shows title and price', 'indeterminate', 'missing-yet-shown', send(404, offer({ order: '' }))],
  ['404 that asks for a human', 'indeterminate', 'challenge', send(404, statement('Verify you are a human'))],
  ['captcha', 'indeterminate', 'challenge', send(200, statement('Vérifiez que vous êtes un humain'))],
  [
    'captcha without words',
    'indeterminate',
    'challenge',
    send(200, '<title>x</title><p>Please wait</p><script src="https://ct.captcha-delivery.com/c.js"></script>'),
  ],
  ['403', 'indeterminate', 'status-403', send(403, 'Forbidden')],
  ['429', 'indeterminate', 'status-429', send(429, statement('Zu viele Anfragen'))],
  ['500 that says not found', 'indeterminate', 'status-500', send(500, statement('Page not found'))],
  ['503', 'indeterminate', 'out-of-order', send(503, statement('Temporarily unavailable, try again later'))],
  ['maintenance with 200', 'indeterminate', 'out-of-order', send(200, statement('Site en maintenance'))],
  ['sign-in wall', 'indeterminate', 'sign-in', go('/login?next=/p/123456')],
  [
    'sign-in in place of the page',
    'indeterminate',
    'sign-in',
    send(200, statement('Bienvenue', '<input type="password">')),
  ],
  ['401', 'indeterminate', 'sign-in', send(401, statement('Members'))],
  [
    'age wall',
    'indeterminate',
    'age-wall',
    send(200, statement('Avez-vous plus de 18 ans ?', '<button>Oui</button><button>Non</button>')),
  ],
  ['to the home page', 'indeterminate', 'redirected-home', go('/')],
  ['to the home page of a language', 'indeterminate', 'redirected-home', go('/fr/')],
  ['to a category that shows a link to it', 'indeterminate', 'redirected', go('/c/lampes')],
  ['to another offer', 'indeterminate', 'redirected', go('/p/777777/autre')],
  ['to another site', 'indeterminate', 'refused-address', go('http://127.0.0.1:1/')],
  [
    'refresh to the home page',
    'indeterminate',
    'sends-elsewhere',
    send(200, page('…', 'Redirection', '<meta http-equiv="refresh" content="0;url=/">')),
  ],
  ['empty', 'indeterminate', 'empty', send(200, '')],
  [
    'nothing without scripts',
    'indeterminate',
    'empty',
    send(200, '<title>Bazar</title><div id="app"></div><noscript>Activez JavaScript</noscript>'),
  ],
  ['a long page about something else', 'indeterminate', 'offer-not-seen', send(200, statement('Nos lampes', filler))],
  [
    'gone in the headline, price still there',
    'indeterminate',
    'contradictory',
    send(200, offer({ order: '', banner: '<h2>Plus : n’est plus disponible</h2>' })),
  ],
  ['title alone', 'indeterminate', 'offer-incomplete', send(200, offer({ order: '', price: '' }))],
  ['an image', 'indeterminate', 'not-a-page', send(200, 'PNG', { 'Content-Type': 'image/png' })],
  [
    'cut',
    'indeterminate',
    'connection',
    (response) => {
      response.writeHead(200, { 'Content-Length': '100000' });
      response.write(statement('Cette offre n’est plus disponible'));
      setTimeout(() => response.destroy(), 20);
    },
  ],
  ['no answer', 'indeterminate', 'timeout', () => {}],
  ['reset', 'indeterminate', 'connection', (response) => response.destroy()],
  ['a loop', 'indeterminate', 'too-many-redirects', go('/p/123456/lampe')],
];

const FIXED: Record<string, (response: ServerResponse) => void> = {
  '/p/123456/lampe-nouvelle': send(200, offer()),
  '/p/777777/autre': send(200, offer({ title: 'Tapis de bain rond' })),
  '/': send(200, page('Bazar', `<h1>Bazar</h1>${OTHERS}`)),
  '/fr/': send(200, page('Bazar', `<h1>Bazar</h1>${OTHERS}<p>Article retiré ? Cet article n’est plus disponible.</p>`)),
  '/c/lampes': send(200, page('Lampes', `<h1>Lampes</h1><a href="/p/123456/lampe">${TITLE}</a>${OTHERS}`)),
  '/disparu': send(200, statement('Cette annonce n’est plus disponible')),
  '/login': send(200, statement('Connexion', '<input type="password">')),
};
let current: (response: ServerResponse) => void = send(200, '');
const server = http.createServer((request, response) => {
  const path = (request.url ?? '').replace(/\?.*$/, '');
  (path === '/p/123456/lampe' ? current : (FIXED[path] ?? send(404, 'Not found')))(response);
});
let port = 0;
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

for (const [behaviour, expected, reason, answer] of TABLE) {
  test(`${behaviour} → ${expected}`, async () => {
    current = answer;
    const url = `http://127.0.0.1:${port}/p/123456/lampe`;
    const visitor = createVisitor({
      contact: 'x',
      clock: () => new Date(),
      allow: [`127.0.0.1:${port}`],
      paceMs: 0,
      limits: { firstByteMs: 150 },
    });
    const judgement = judge(await visitor.visit(url, { robots: false }), {
      listing: { title: TITLE, url, id: '123456' },
    });
    assert.deepEqual(
      [judgement.verdict, judgement.reasons[0]?.code],
      [expected, reason],
      JSON.stringify(judgement.reasons),
    );
  });
}

test('an offer that was removed and is there again has come back', async () => {
  current = send(200, offer());
  const url = `http://127.0.0.1:${port}/p/123456/lampe`;
  const visitor = createVisitor({ contact: 'x', clock: () => new Date(), allow: [`127.0.0.1:${port}`], paceMs: 0 });
  const visited = await visitor.visit(url, { robots: false });
  const codes = judge(visited, { listing: { title: TITLE, url, id: null }, previous: 'removed' }).reasons.map(
    ({ code }) => code,
  );
  assert.deepEqual(codes, ['offer-shown', 'came-back']);
});

test("a platform's own words come first, and never make an offer removed that is shown", async () => {
  const words = (state: PageState['state']): PageState => ({
    ...{ state, phrase: 'Ce trésor a trouvé son foyer' },
    ...{ verified: false, source: null, checked: null },
  });
  const url = `http://127.0.0.1:${port}/p/123456/lampe`;
  const visitor = createVisitor({ contact: 'x', clock: () => new Date(), allow: [`127.0.0.1:${port}`], paceMs: 0 });
  const said = statement('Ce TRESOR a trouvé  son foyer !', OTHERS);
  const banner = '<h2>Ce trésor a trouvé son foyer</h2>';
  const low = offer({ order: '', price: '', text: `${'Une lampe. '.repeat(200)} Ce trésor a trouvé son foyer.` });
  for (const [state, answer, expected, code] of [
    [null, send(200, said), 'indeterminate', 'offer-not-seen'],
    ['gone', send(200, said), 'removed', 'learned-gone'],
    ['gone', send(500, said), 'indeterminate', 'status-500'],
    ['gone', send(200, offer({ banner })), 'online', 'offer-shown'],
    ['gone', send(200, offer({ banner, order: '' })), 'indeterminate', 'contradictory'],
    ['gone', send(200, offer({ banner, order: '', price: '', head: product('InStock') })), 'online', 'offer-shown'],
    ['gone', send(200, low), 'indeterminate', 'offer-incomplete'],
    ['restricted', send(403, said), 'restricted', 'learned-restricted'],
    ['challenge', send(200, said), 'indeterminate', 'learned-challenge'],
    ['out-of-stock', send(200, offer({ banner, order: '', price: '' })), 'online', 'learned-out-of-stock'],
    ['out-of-stock', send(200, said), 'indeterminate', 'offer-not-seen'],
  ] as const) {
    current = answer;
    const states = state === null ? [] : [words(state)];
    const judgement = judge(await visitor.visit(url, { robots: false }), {
      listing: { title: TITLE, url, id: null },
      states,
    });
    const seen = [judgement.verdict, judgement.reasons[0]?.code];
    assert.deepEqual(seen, [expected, code], `${state}: ${JSON.stringify(judgement.reasons)}`);
  }
});

test('where a visit ended', () => {
  const listing = { title: '', url: 'https://www.shop.co.uk/en/p/123456-lamp', id: '123456' };
  for (const [url, expected] of [
    ['https://shop.co.uk/en/p/123456-lamp/?a=1', 'same'],
    ['https://m.shop.co.uk/item?id=123456', 'same'],
    ['https://www.shop.co.uk/en/p/1234567', 'elsewhere'],
    ['https://www.shop.co.uk/', 'home'],
    ['https://www.shop.co.uk/en-GB', 'home'],
    ['https://www.shop.co.uk/index.html', 'home'],
    ['https://www.shop.co.uk/lamps', 'elsewhere'],
    ['https://www.other.co.uk/en/p/123456-lamp', 'other-site'],
  ] as const) {
    assert.equal(compareDestination(listing, url), expected, url);
  }
});
