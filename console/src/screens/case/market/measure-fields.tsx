import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../client/api.ts';
import { CheckField, TextAreaField } from '../../../parts/form/fields.tsx';
import { useRead } from '../../../parts/read.ts';

/**
 * Of an act that is a measure, or that the person says is one: how the hearing stands, and where nobody was heard yet,
 * why it does not wait.
 *
 * @param cases one, or several that share a document: then the reason is for those where nobody was heard
 */
export function MeasureFields({ cases, isAlways }: { cases: readonly string[]; isAlways: boolean }) {
  const { t } = useTranslation();
  const [isTicked, setTicked] = useState(false);
  const [only] = cases;
  const { data } = useRead(['hearings', only ?? ''], () =>
    api.GET('/v1/hearings', { params: { query: { case: only ?? '' } } }),
  );
  const isOne = isAlways || isTicked;
  const standing = cases.length === 1 ? data?.standing : undefined;
  const mustSay = standing === 'none' || standing === 'running';
  return (
    <>
      {!isAlways && (
        <CheckField
          name="isMeasure"
          label={t('hearing.isMeasure')}
          onChange={({ currentTarget }) => setTicked(currentTarget.checked)}
        />
      )}
      {isOne && standing !== undefined && (
        <p role="note">
          {t(`hearing.standing.${standing}`)} {mustSay && t('hearing.before')}{' '}
          <span className="tag">{t('document.unverified')}</span>
        </p>
      )}
      {isOne && (mustSay || cases.length > 1) && (
        <TextAreaField
          name="unheard"
          label={t('hearing.unheard')}
          hint={cases.length > 1 ? t('hearing.unheardSome') : undefined}
          rows={2}
          minLength={3}
          maxLength={5000}
          required={mustSay}
        />
      )}
    </>
  );
}
