import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { Refused } from '../../parts/form/command.tsx';
import { formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { HELD, useRead } from '../../parts/read.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { type AuditFilter, exportFiles } from './audit-filter.ts';

/** Whether the log holds, and what it is checked by: the whole chain is recomputed when somebody asks. */
function Verify() {
  const { t } = useTranslation();
  const language = useLanguage();
  const verify = useMutation({ mutationFn: () => unwrap(api.GET('/v1/audit/verification')) });
  const found = verify.data;
  const figure = (value: number): string => formatFigure(value, language);
  return (
    <Sheet id="audit-verify" label={t('auditLog.verify')} button={t('auditLog.verify')} className="button">
      <p>{t('auditLog.verifyIntro')}</p>
      <button type="button" className="primary" disabled={verify.isPending} onClick={() => verify.mutate()}>
        {t(verify.isPending ? 'auditLog.verifying' : 'auditLog.verifyNow')}
      </button>
      <Refused error={verify.error} />
      <div role="status">
        {found &&
          (found.broken === null ? (
            <p>
              <span className="tag sealed">{t('auditLog.holds')}</span>{' '}
              {t('auditLog.holdsAll', {
                count: found.entries,
                entries: figure(found.entries),
                covered: figure(found.covered),
                at: formatInstant(found.at, language),
              })}
            </p>
          ) : (
            <p className="error">{t('auditLog.broken', { number: found.broken, before: figure(found.entries) })}</p>
          ))}
      </div>
      <p className="quiet">{t('auditLog.verifyElsewhere')}</p>
    </Sheet>
  );
}

function Export({ filter, newest }: { filter: AuditFilter; newest: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  // Of a search, the newest entry is not the log's.
  const log = useRead(['audit', 'newest'], () => api.GET('/v1/audit', { params: { query: { limit: 1 } } }), HELD);
  const files = exportFiles(filter, log.data?.items[0]?.number ?? newest);
  const isSearch = Object.keys(filter).length > 0;
  return (
    <Sheet id="audit-export" label={t('auditLog.export')} button={t('auditLog.export')} className="button">
      <p>{t(isSearch ? 'auditLog.exportSearch' : 'auditLog.exportAll')}</p>
      <ul className="plain">
        {files.map(({ href, from, to }) => (
          <li key={href}>
            <a href={href} download>
              {isSearch
                ? t('auditLog.exportFound')
                : t('auditLog.exportPart', { from: formatFigure(from, language), to: formatFigure(to, language) })}
            </a>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('auditLog.exportCheck')}</p>
    </Sheet>
  );
}

/** What one does with the log as a whole: check it, and take it along. */
export function AuditState(props: { filter: AuditFilter; newest: number }) {
  return (
    <div className="buttons">
      <Verify />
      <Export {...props} />
    </div>
  );
}
