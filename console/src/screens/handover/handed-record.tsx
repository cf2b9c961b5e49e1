import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { useDocumentTitles } from '../../parts/document-titles.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { TextAreaField } from '../../parts/form/fields.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { BECOMES } from '../../parts/list/decided.ts';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';

/** What another installation says was decided may be a word of a later version. */
const isDecision = (kind: string): kind is keyof typeof BECOMES => kind in BECOMES;

function Part({ title, items }: { title: string; items: readonly { key: string; shown: ReactNode }[] }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{title}</h3>
      {items.length === 0 ? (
        <p className="quiet">{t('handover.none')}</p>
      ) : (
        <ul>
          {items.map(({ key, shown }) => (
            <li key={key}>{shown}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Remarks of both units on a case that they work on together. */
function Remarks({
  handover,
  remarks,
}: {
  handover: Schemas['Handover'];
  remarks: readonly Schemas['HandoverRemark'][];
}) {
  const { t, i18n } = useTranslation();
  const { id } = handover;
  const items = remarks.map(({ id: key, by, text, madeAt }) => ({
    key,
    shown: (
      <>
        <Said>{by}</Said>, {formatInstant(madeAt, i18n.language)} · <Said>{text}</Said>
      </>
    ),
  }));
  return (
    <>
      <Part title={t('handover.remarks')} items={items} />
      {handover.state === 'accepted' && (
        <CommandForm
          submit={t('handover.send')}
          send={({ text }, header) =>
            unwrap(
              api.POST('/v1/handovers/{id}/remarks', {
                params: { path: { id }, header },
                body: { text: text('text') },
              }),
            )
          }
        >
          <TextAreaField name="text" label={t('handover.remark')} required maxLength={10000} />
        </CommandForm>
      )}
    </>
  );
}

/** What was handed over of a case, as the giver had it: its text alone, no picture. */
export function HandedRecord({ handover }: { handover: Schemas['Handover'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useDocumentTitles();
  const at = (instant: string): string => formatInstant(instant, language);
  const { id } = handover;
  const path = { path: { id } };
  const record = useRead(['handover-record', id], () => api.GET('/v1/handovers/{id}/record', { params: path }));
  const detail = useRead(['handover', id], () => api.GET('/v1/handovers/{id}', { params: path }));
  return (
    <>
      <Loaded query={record}>
        {({ decisions, offers, evidence, notices, exhibits }) => (
          <>
            <Part
              title={t('handover.offers')}
              items={offers.map(({ title, url, findings }, place) => ({
                key: String(place),
                shown: (
                  <>
                    <Said>{title}</Said> {url !== null && <code className="address">{url}</code>}
                    {findings.map((finding) => (
                      <Fragment key={finding.title.en}>
                        {' '}
                        <span className={`tag ${finding.severity}`}>{finding.title[language]}</span>
                      </Fragment>
                    ))}
                  </>
                ),
              }))}
            />
            <Part
              title={t('handover.decisions')}
              items={decisions.map((one) => ({
                key: one.at,
                shown: (
                  <>
                    <span className="tag">{isDecision(one.kind) ? t(`decide.is.${BECOMES[one.kind]}`) : one.kind}</span>{' '}
                    <Said>{`${at(one.at)} · ${one.by} · ${one.reason}`}</Said>
                  </>
                ),
              }))}
            />
            <Part
              title={t('handover.notices')}
              items={notices.map((one) => ({
                key: one.id,
                shown: (
                  <>
                    {titleOf(one.kind)}{' '}
                    <span className={`tag ${one.state}`}>{t(`notice.${one.state}`, { defaultValue: one.state })}</span>{' '}
                    <span className="quiet">{at(one.madeAt)}</span>
                  </>
                ),
              }))}
            />
            <Part
              title={t('handover.evidence')}
              items={evidence.map((one) => ({
                key: one.id,
                shown: (
                  <>
                    <Said>{one.url ?? one.id}</Said>{' '}
                    <span className="tag">{t(`evidence.${one.state}`, { defaultValue: one.state })}</span>{' '}
                    {one.digest !== null && <code className="address">{one.digest}</code>}
                  </>
                ),
              }))}
            />
            <Part
              title={t('handover.exhibits')}
              items={exhibits.map(({ number, description, holder }) => ({
                key: String(number),
                shown: <Said>{`${number}. ${description}, ${t('handover.heldBy', holder)}`}</Said>,
              }))}
            />
          </>
        )}
      </Loaded>
      <Loaded query={detail}>
        {({ parts, remarks }) => (
          <>
            {handover.level === 'together' && <Remarks handover={handover} remarks={remarks} />}
            <details>
              <summary>{t('handover.files')}</summary>
              <p>
                {t('handover.digest')} <code className="address">{handover.listDigest}</code>
              </p>
              <ul>
                {parts.map((part) => (
                  <li key={part.path}>
                    <a href={`/v1/handovers/${id}/files/${part.sha256}`} download>
                      {part.path}
                    </a>
                  </li>
                ))}
              </ul>
              {handover.receipt !== null && (
                <>
                  <p>{t('handover.receipt')}</p>
                  <pre>{handover.receipt}</pre>
                </>
              )}
              {handover.release !== null && (
                <>
                  <p>{t('handover.release')}</p>
                  <pre>{handover.release}</pre>
                </>
              )}
            </details>
          </>
        )}
      </Loaded>
    </>
  );
}
