import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../../client/api.ts';
import { CheckField, TextAreaField } from '../../../parts/form/fields.tsx';
import { useRead } from '../../../parts/read.ts';
import { Said } from '../../../parts/text/said.tsx';

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
  const { data } = useRead(
    ['hearings', only ?? ''],
    () => api.GET('/v1/hearings', { params: { query: { case: only ?? '' } } }),
    { enabled: cases.length === 1 },
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

/** Of a document that is a measure: how the hearing stood when it was written, and the reason where nobody was heard. */
export function MeasureNote({ notice }: { notice: Schemas['SentNotice'] }) {
  const { t } = useTranslation();
  const { data } = useRead(['hearings', notice.case], () =>
    api.GET('/v1/hearings', { params: { query: { case: notice.case } } }),
  );
  const measure = data?.measures.find(({ of }) => of === notice.id);
  if (!measure) return null;
  return (
    <p role="note">
      {t('hearing.asMeasure', { standing: t(`hearing.at.${measure.standing}`) })}
      {measure.reason !== null && (
        <>
          {' '}
          <q>
            <Said isWhole>{measure.reason}</Said>
          </q>
        </>
      )}
    </p>
  );
}
