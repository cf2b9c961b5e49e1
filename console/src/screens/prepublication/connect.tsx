import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';
import { Link } from '../../parts/link.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { paths } from '../../paths.ts';
import { PrepublicationNav } from './prepublication-nav.tsx';
import { TryIt } from './try-it.tsx';
import { Webhooks } from './webhooks.tsx';

/** A piece of code to copy, which one can scroll by key. */
function Code({ name, children }: { name: string; children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section className="scroll" aria-label={name} tabIndex={0}>
      <pre>
        <code>{children}</code>
      </pre>
    </section>
  );
}

const curlFor = (origin: string): string => `curl ${origin}/v1/screenings \\
  -H "Authorization: Bearer $VIGIE_KEY" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: offer-4711-v3" \\
  -d '{"platform": "market.example", "id": "4711", "title": "Desk lamp, 40 cm"}'`;

const ANSWER = `{
  "id": "scr_01kb…",
  "outcome": "nothing-found",
  "decision": null,
  "reference": "4711",
  "listingDigest": "5f1c…",
  "screenedAt": "2026-11-30T09:00:00.000Z",
  "expiresAt": "2027-06-02T09:00:00.000Z",
  "reasons": [],
  "provisions": [{ "id": "eu-dsa-7", … }],
  "versions": { "engine": "…", "packs": { "…": "…" } }
}`;

const CHECK = `import { createHmac, timingSafeEqual } from 'node:crypto';

// body: the octets as they came, before any parsing
function isFromVigie(headers, body, secret) {
  const timestamp = headers['webhook-timestamp'];
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = \`\${headers['webhook-id']}.\${timestamp}.\${body}\`;
  const wanted = createHmac('sha256', key).update(signed).digest();
  return headers['webhook-signature'].split(' ').some((signature) => {
    const given = Buffer.from(signature.replace('v1,', ''), 'base64');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}`;

/** How long records are kept: for an administrator to say. */
function Kept() {
  const { t } = useTranslation();
  const isAdministrator = useAccount()?.role === 'administrator';
  const query = useRead(['prepublication-setting'], () => api.GET('/v1/screenings/setting'));
  return (
    <section aria-labelledby="kept-title">
      <h2 id="kept-title">{t('prepublication.kept.title')}</h2>
      <Loaded query={query}>
        {({ keptDays }) => (
          <>
            <p>{t('prepublication.kept.intro', { count: keptDays })}</p>
            {isAdministrator && (
              <CommandForm
                key={keptDays}
                submit={t('prepublication.kept.submit')}
                send={({ text }, header) =>
                  unwrap(
                    api.PUT('/v1/screenings/setting', {
                      params: { header },
                      body: { keptDays: Number(text('keptDays')) },
                    }),
                  )
                }
              >
                <TextField
                  name="keptDays"
                  label={t('prepublication.kept.days')}
                  type="number"
                  min={30}
                  max={3660}
                  defaultValue={keptDays}
                  required
                />
              </CommandForm>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

/** How a marketplace asks before it publishes an offer: the key, the request, the answer, the webhook, and a trial. */
export function Connect() {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t('prepublication.connect.title')}</h1>
      <PrepublicationNav />
      <p>{t('prepublication.connect.intro')}</p>
      <section aria-labelledby="ask-title">
        <h2 id="ask-title">{t('prepublication.connect.ask')}</h2>
        <ol>
          <li>
            {t('prepublication.connect.key')} <Link to={paths.people}>{t('app.people')}</Link> (
            <code>prepublication:write</code>, <code>prepublication:read</code>).
          </li>
          <li>{t('prepublication.connect.send')}</li>
        </ol>
        <Code name="curl">{curlFor(location.origin)}</Code>
        <p>{t('prepublication.connect.answer')}</p>
        <Code name="JSON">{ANSWER}</Code>
        <p>{t('prepublication.connect.more')}</p>
        <p>
          <a href="/docs">{t('prepublication.connect.docs')}</a>
        </p>
      </section>
      <TryIt />
      <Webhooks />
      <section aria-labelledby="check-title">
        <h2 id="check-title">{t('prepublication.connect.check')}</h2>
        <p>{t('prepublication.connect.checkHow')}</p>
        <Code name="JavaScript">{CHECK}</Code>
      </section>
      <Kept />
    </>
  );
}
