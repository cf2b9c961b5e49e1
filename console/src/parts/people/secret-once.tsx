import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A password or a key that was made for somebody: it is shown this once, to be copied and handed over. */
export function SecretOnce({ title, secret, hint }: { title: string; secret: string | null; hint: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="banner" role="status">
      <strong>{title}</strong>
      {secret === null ? (
        <p>{t('people.shownBefore')}</p>
      ) : (
        <>
          <p>
            <code>{secret}</code>{' '}
            <button
              type="button"
              onClick={() => {
                void navigator.clipboard.writeText(secret).then(() => setCopied(true));
              }}
            >
              {t(isCopied ? 'people.copied' : 'people.copy')}
            </button>
          </p>
          <p className="quiet">{hint}</p>
        </>
      )}
    </div>
  );
}
