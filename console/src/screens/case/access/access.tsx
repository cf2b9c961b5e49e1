import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { CASE_VISIBILITIES } from '../../../client/values.ts';
import { mayApprove, useAccount } from '../../../parts/account.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../parts/form/fields.tsx';
import { formatInstant, nameZone } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { InPlace } from '../head/in-place.tsx';
import { AnswersOthers } from './answers-others.tsx';
import { NameReaders } from './name-readers.tsx';

type Access = Schemas['CaseReaders'];
/** A level that a person sets. */
type Chosen = (typeof CASE_VISIBILITIES)[number];

/** Who sees a case now, until when, and what happens then. */
function Level({ access }: { access: Access }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { visibility, until, opens, readers } = access;
  return (
    <>
      <p>
        <span className="tag">{t(`worktable.visibility.${visibility}`)}</span>{' '}
        {visibility !== 'unit' &&
          (until === null
            ? t('case.access.noEnd')
            : t(opens ? 'case.access.opensAt' : 'case.access.remindsAt', { at: formatInstant(until, language) }))}
      </p>
      {readers.length > 0 && (
        <ul>
          {readers.map(({ account, name, isKeeper, addedBy, addedAt }) => (
            <li key={account}>
              {name} {isKeeper && <span className="tag">{t('case.access.keeper')}</span>}{' '}
              <span className="quiet">
                {t('case.access.named', { name: addedBy, at: formatInstant(addedAt, language) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** An instant on the reader's own clock, as a field takes it. */
function onOwnClock(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Another level, or another end of it, with its reason. */
function ChangeLevel({ id, access, from }: { id: string; access: Access; from: Chosen }) {
  const { t } = useTranslation();
  const [level, setLevel] = useState<Chosen>(from);
  const [hasEnd, setHasEnd] = useState(access.until !== null);
  return (
    <CommandForm
      submit={t('case.access.change')}
      send={({ text, instant }, header) => {
        const until = level !== 'unit' && hasEnd ? instant('until') : null;
        const opens = until !== null && text('then') === 'open';
        const body = { visibility: level, until, opens, reason: text('reason') };
        return unwrap(api.PUT('/v1/cases/{id}/visibility', { params: { path: { id }, header }, body }));
      }}
    >
      <SelectField
        label={t('case.access.level')}
        hint={t(`case.access.means.${level}`)}
        options={CASE_VISIBILITIES.map((one) => [one, t(`worktable.visibility.${one}`)])}
        value={level}
        onChoose={setLevel}
        data-first
      />
      {level !== 'unit' && (
        <CheckField
          label={t('case.access.hasEnd')}
          checked={hasEnd}
          onChange={({ target }) => setHasEnd(target.checked)}
        />
      )}
      {level !== 'unit' && hasEnd && (
        <>
          <TextField
            name="until"
            type="datetime-local"
            label={t('case.access.until')}
            hint={t('form.zone', { zone: nameZone() })}
            defaultValue={access.until === null ? undefined : onOwnClock(access.until)}
            required
          />
          <SelectField
            name="then"
            label={t('case.access.then')}
            defaultValue={access.opens ? 'open' : 'remind'}
            options={[
              ['remind', t('case.access.remind')],
              ['open', t('case.access.open')],
            ]}
          />
        </>
      )}
      <TextAreaField
        name="reason"
        label={t('decide.reason')}
        hint={level === 'sealed' ? t('case.access.reasonSealed') : undefined}
        rows={2}
        minLength={3}
        maxLength={5000}
        required
      />
    </CommandForm>
  );
}

/** Every act on who may see the case, the newest first. */
function History({ history }: { history: Access['history'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (history.length === 0) return <p className="quiet">{t('case.access.never')}</p>;
  return (
    <table>
      <caption>{t('case.access.history')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('case.story.when')}</th>
          <th scope="col">{t('case.story.what')}</th>
          <th scope="col">{t('case.story.who')}</th>
        </tr>
      </thead>
      <tbody>
        {history.map(({ at, act, by, reason, visibility, until, opens }) => (
          <tr key={`${at} ${act}`}>
            <td>
              <time dateTime={at}>{formatInstant(at, language)}</time>
            </td>
            <td>
              {t(`audit.${act}`)}
              {visibility && ` – ${t(`worktable.visibility.${visibility}`)}`}
              {until &&
                ` – ${t(opens ? 'case.access.opensAt' : 'case.access.remindsAt', { at: formatInstant(until, language) })}`}
              {reason && (
                <>
                  {' '}
                  <q>{reason}</q>
                </>
              )}
            </td>
            <td>{by ?? t('case.software')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who may see a case: the level and until when, the people it names, and how it came to be. */
export function CaseAccess({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const account = useAccount();
  const query = useRead(['readers', id], () => api.GET('/v1/cases/{id}/readers', { params: { path: { id } } }));
  return (
    <InPlace title={t('case.access.title')} onClose={onClose} isRead>
      <Loaded query={query}>
        {(access) => {
          const { visibility, readers } = access;
          const isRestricted = visibility === 'named' || visibility === 'sealed';
          const keeps = readers.some((one) => one.isKeeper && one.account === account?.id);
          return (
            <>
              <Level access={access} />
              {visibility !== 'away' && mayApprove(account) && (visibility === 'unit' || keeps) && (
                <ChangeLevel
                  key={`${visibility} ${access.until} ${access.opens}`}
                  id={id}
                  access={access}
                  from={visibility}
                />
              )}
              {isRestricted && keeps && <NameReaders id={id} readers={readers} />}
              {isRestricted && keeps && <AnswersOthers id={id} />}
              {isRestricted && !keeps && <p className="quiet">{t('case.access.notKeeper')}</p>}
              <History history={access.history} />
            </>
          );
        }}
      </Loaded>
    </InPlace>
  );
}
