import { encodeQR } from 'qr';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, unwrap } from '../../client/api.ts';
import { CommandForm, Refused, useCommand } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';

/** A QR code, drawn here: no picture is fetched, and no markup is made of text. */
function Code({ text, label }: { text: string; label: string }) {
  const rows = encodeQR(text, 'raw', { border: 4 });
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}

/** Codes of an app beside the password (RFC 6238): set up by a picture or a text, counted from the first code on. */
export function Codes({ isOn }: { isOn: boolean }) {
  const { t } = useTranslation();
  const [made, setMade] = useState<{ secret: string; uri: string } | null>(null);
  const begin = useCommand(async () => setMade(await unwrap(api.POST('/v1/account/totp'))));
  const remove = useCommand(() => done(api.DELETE('/v1/account/totp')));
  return (
    <section aria-labelledby="codes-title">
      <h2 id="codes-title">{t('account.codes.title')}</h2>
      <p>{t(isOn ? 'account.codes.on' : 'account.codes.off')}</p>
      {isOn ? (
        <button type="button" disabled={remove.isPending} onClick={() => remove.mutate()}>
          {t('account.codes.remove')}
        </button>
      ) : (
        made === null && (
          <button type="button" disabled={begin.isPending} onClick={() => begin.mutate()}>
            {t('account.codes.begin')}
          </button>
        )
      )}
      <Refused error={begin.error ?? remove.error} />
      {made !== null && !isOn && (
        <div className="card">
          <p>{t('account.codes.scan')}</p>
          <Code text={made.uri} label={t('account.codes.picture')} />
          <p>
            {t('account.codes.orType')} <code>{made.secret}</code>
          </p>
          <CommandForm
            submit={t('account.codes.submit')}
            send={({ text }) => done(api.PUT('/v1/account/totp', { body: { code: text('code') } }))}
            onDone={() => setMade(null)}
          >
            <TextField
              name="code"
              label={t('account.codes.first')}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              maxLength={20}
            />
          </CommandForm>
        </div>
      )}
    </section>
  );
}
