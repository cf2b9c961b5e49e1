import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { z } from 'zod';
import { VigieError } from '../core/errors.ts';
import { createHttp, type Http } from './http.ts';

let app: Http;

before(async () => {
  app = await createHttp({ log: pino({ level: 'silent' }), version: '0' });
  app.get('/refused', () => {
    throw new VigieError(
      'VIGIE_TEST_REFUSED',
      { en: 'It is shut.', fr: 'C’est fermé.' },
      { status: 409, detail: [{ en: 'the door', fr: 'la porte' }, 'VIGIE_DOOR'] },
    );
  });
  app.get('/english', () => {
    throw new VigieError('VIGIE_TEST_ENGLISH', 'Set VIGIE_DOOR.');
  });
  app.get('/fault', () => {
    throw new Error('a bug');
  });
  app.get('/typed', { schema: { querystring: z.object({ n: z.coerce.number() }) } }, () => 'ok');
});
after(() => app.close());

const ask = async (url: string, language?: string) => {
  const reply = await app.inject({ url, headers: language === undefined ? {} : { 'accept-language': language } });
  const { request, ...problem } = reply.json();
  assert.match(request, /^req_\w{26}$/);
  return problem;
};

test('a refusal is said in the language that the request asks for, in English without one', async () => {
  const english = {
    type: 'about:blank',
    title: 'It is shut.',
    status: 409,
    code: 'VIGIE_TEST_REFUSED',
    detail: 'the door\nVIGIE_DOOR',
  };
  const french = { ...english, title: 'C’est fermé.', detail: 'la porte\nVIGIE_DOOR' };
  for (const [language, said] of [
    ['en', english],
    ['fr', french],
    ['fr-CA,fr;q=0.9,en;q=0.8', french],
    ['EN-gb, fr;q=0.5', english],
    ['de, fr;q=0.5, en;q=0.4', french],
    ['de', english],
    ['*', english],
    ['french', english],
    [undefined, english],
  ] as const)
    assert.deepEqual(await ask('/refused', language), said, language);
});

test('an address that cannot be decoded is refused as anything else is', async () => {
  const { status, code, title } = await ask('/%E0%A4%A', 'fr');
  assert.deepEqual([status, code, title], [400, 'VIGIE_HTTP_REFUSED', 'La demande est refusée.']);
});

test('who asks while it is told to end gets the answer, and then holds it up no longer', async () => {
  const own = await createHttp({ log: pino({ level: 'silent' }), version: '0' });
  let begun = (): void => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  own.get('/slow', async () => {
    begun();
    await delay(200);
    return 'done';
  });
  const url = await own.listen({ host: '127.0.0.1', port: 0 });
  const asked = fetch(`${url}/slow`);
  await hasBegun;
  const began = Date.now();
  const closed = own.close();
  assert.equal(await (await asked).text(), 'done');
  await closed;
  assert.ok(Date.now() - began < 5000, 'the connection is not kept for another request');
});

test('so is what no link refuses: an unknown address, a wrong request, a fault', async () => {
  assert.equal((await ask('/nowhere', 'fr')).title, 'Il n’y a rien à l’adresse /nowhere.');
  const { title, errors } = await ask('/typed?n=x', 'fr');
  assert.deepEqual([title, errors.length], ['La demande n’est pas valide.', 1]);
  assert.equal((await ask('/fault', 'fr')).title, 'Une erreur s’est produite ici ; elle a été consignée.');
  assert.equal((await ask('/english', 'fr')).title, 'Set VIGIE_DOOR.', 'for operators: English alone');
});
