import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../client/api.ts';
import { formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { Said } from '../../../parts/text/said.tsx';

/** What an archive of another program says of itself, and what the seal over it shows; or that it is a document. */
export function Adopted({ of }: { of: Schemas['AdoptedArchive'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, digest, software, pages, pageCount, isWhole } = of;
  if (of.format === 'pdf' || of.format === 'file')
    return (
      <p>
        <span className="tag">{t('evidence.document.title')}</span> <Said>{name}</Said>
        <br />
        <code>SHA-256 {digest}</code>
        <br />
        {t('evidence.document.proves')}
      </p>
    );
  return (
    <>
      <p>
        <span className="tag">{t('evidence.adopted.title')}</span> <Said>{name}</Said>
        <br />
        <code>SHA-256 {digest}</code>
      </p>
      <p>
        {software === null ? (
          t('evidence.adopted.unnamed')
        ) : (
          <Said isWhole>{t('evidence.adopted.by', { software })}</Said>
        )}
        <br />
        {t('evidence.adopted.proves')}
      </p>
      {!isWhole && <p role="note">{t('evidence.adopted.incomplete')}</p>}
      {pageCount > 0 && (
        <details>
          <summary>{t('evidence.adopted.says', { count: pageCount })}</summary>
          {pageCount > pages.length && <p className="quiet">{t('evidence.adopted.more', { count: pages.length })}</p>}
          <ol>
            {pages.map(({ url, at, title }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an archive may name the same page of the same moment twice
              <li key={place}>
                {at === null ? t('evidence.adopted.noDate') : formatInstant(at, language)} · <Said isWhole>{url}</Said>
                {title !== null && (
                  <>
                    {' '}
                    <q>
                      <Said>{title}</Said>
                    </q>
                  </>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}
