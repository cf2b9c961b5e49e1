import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { RECIPIENT_CAPACITIES } from '../../../client/values.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../parts/form/fields.tsx';
import { formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { Panel } from '../../../parts/panel.tsx';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { useRead } from '../../../parts/read.ts';
import { Cards, Loaded } from '../../../parts/states.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { type Capacity, CODES, NO_PLACES, PLACE_KINDS, type Places, readChosen, readCodes } from './places.ts';

type Ground = Schemas['RecipientChoice']['grounds'][number];

/** Why somebody is proposed, each ground with its source or the word that nobody checked it. */
function Grounds({ grounds }: { grounds: readonly Ground[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="plain quiet">
      {grounds.map(({ rule, why, place, among, verified, source }) => (
        <li key={`${rule} ${place?.department}`}>
          {why[language]}
          {place?.department && ` (${place.department})`}{' '}
          {among !== null && among > 1 && <span className="tag">{t('recipients.among', { count: among })}</span>}{' '}
          {verified ? (
            <span>{source?.[language]}</span>
          ) : (
            <span className="tag unverified">{t('case.unverified')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Somebody of the registers who was not proposed. */
function Another() {
  const { t } = useTranslation();
  const [as, setAs] = useState<Capacity>('prosecutor');
  const isCourt = as === 'prosecutor' || as === 'court';
  const courts = useRead(['courts'], () => api.GET('/v1/courts'));
  const authorities = useRead(['authorities'], () => api.GET('/v1/authorities'));
  const role = as === 'coordinator' ? 'digital-services-coordinator' : as;
  const options = isCourt
    ? (courts.data?.items ?? []).map(({ key, seat, department }) => [key, `${seat} (${department.code})`] as const)
    : (authorities.data?.items ?? [])
        .filter(({ roles }) => roles.includes(role))
        .map(({ key, country, name }) => [key, `${country} · ${name}`] as const);
  return (
    <>
      <SelectField
        name="as"
        label={t('recipients.as')}
        options={RECIPIENT_CAPACITIES.map((one) => [one, t(`recipients.capacity.${one}`)])}
        value={as}
        onChoose={setAs}
      />
      <SelectField key={as} name="recipient" label={t('recipients.who')} options={options} isOpen required />
    </>
  );
}

/** Those proposed for the places named, of whom one is chosen, or somebody else, with a reason. */
function Proposed({ caseId, places }: { caseId: string; places: Places }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  const query = useRead(['recipient-proposals', caseId, places], () =>
    api.GET('/v1/recipient-proposals', {
      params: {
        query: {
          case: caseId,
          offence: places.offence.join(','),
          residence: places.residence.join(','),
          arrest: places.arrest.join(','),
        },
      },
    }),
  );
  return (
    <Loaded query={query}>
      {({ items }) => (
        <CommandForm
          submit={t('recipients.choose')}
          done={t('recipients.chosen')}
          onDone={() => setChosen('')}
          send={({ text, one }, header) => {
            const named = readChosen(chosen) ?? { as: one('as', RECIPIENT_CAPACITIES), recipient: text('recipient') };
            const body = { case: caseId, ...named, ...places, reason: text('reason') };
            return unwrap(api.POST('/v1/recipient-choices', { params: { header }, body }));
          }}
        >
          <fieldset>
            <legend>{t('recipients.proposed')}</legend>
            <ul className="plain">
              {items.map(({ as, key, name, verified, grounds }) => (
                <li key={`${as} ${key}`}>
                  <CheckField
                    type="radio"
                    name="chosen"
                    value={`${as} ${key}`}
                    required
                    checked={chosen === `${as} ${key}`}
                    onChange={({ target }) => setChosen(target.value)}
                    label={
                      <>
                        <strong>{name}</strong> <span className="tag">{t(`recipients.capacity.${as}`)}</span>{' '}
                        {!verified && <span className="tag unverified">{t('recipients.entryUnverified')}</span>}
                      </>
                    }
                  />
                  <Grounds grounds={grounds} />
                </li>
              ))}
              <li>
                <CheckField
                  type="radio"
                  name="chosen"
                  value="another"
                  required
                  checked={chosen === 'another'}
                  onChange={({ target }) => setChosen(target.value)}
                  label={t('recipients.another')}
                />
              </li>
            </ul>
          </fieldset>
          {chosen === 'another' && <Another />}
          <TextAreaField
            name="reason"
            label={t('recipients.reason')}
            rows={2}
            minLength={3}
            maxLength={5000}
            required
          />
        </CommandForm>
      )}
    </Loaded>
  );
}

/** The places that a person knows of, and below them who is proposed for these. */
function Choose({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const [places, setPlaces] = useState<Places>(NO_PLACES);
  return (
    <details className="card">
      <summary>{t('recipients.open')}</summary>
      <p>{t('recipients.notCertain')}</p>
      {PLACE_KINDS.map((kind) => (
        <TextField
          key={kind}
          label={t(`recipients.place.${kind}`)}
          hint={t('recipients.placeHint')}
          maxLength={100}
          pattern={CODES}
          onBlur={({ target }) => {
            if (target.checkValidity()) setPlaces({ ...places, [kind]: readCodes(target.value) });
          }}
        />
      ))}
      <Proposed caseId={caseId} places={places} />
    </details>
  );
}

/** To whom a case may go: what was chosen and why, and what may be. */
export function RecipientsPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useRead(['recipient-choices', caseId], () =>
    api.GET('/v1/recipient-choices', { params: { query: { case: caseId } } }),
  );
  return (
    <Panel title={t('recipients.title')} count={query.data?.items.length} isWanted>
      <Loaded query={query}>
        {({ items }) => (
          <Cards items={items} keyOf={({ id }) => id} empty={t('recipients.none')}>
            {({ name, as, isCurrent, grounds, reason, by, at }) => (
              <>
                <p>
                  <strong>{name}</strong> <span className="tag">{t(`recipients.capacity.${as}`)}</span>{' '}
                  {!isCurrent && <span className="tag">{t('recipients.before')}</span>}
                  <br />
                  <Said isWhole>{reason}</Said>
                </p>
                <p className="quiet">
                  <Said>{by}</Said> · {formatInstant(at, language)}
                  {grounds.length === 0 && ` · ${t('recipients.notProposed')}`}
                </p>
                <Grounds grounds={grounds} />
              </>
            )}
          </Cards>
        )}
      </Loaded>
      <ForWorkers>
        <Choose caseId={caseId} />
      </ForWorkers>
    </Panel>
  );
}
