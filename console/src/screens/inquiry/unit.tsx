import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Schemas, unwrap } from '../../client/api.ts';
import { administers, useAccount } from '../../parts/account.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { CheckField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { SecondPerson, useWaiting } from '../../parts/form/second-person.tsx';
import { formatDate, formatFigure, formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { useRead } from '../../parts/read.ts';
import { Cards, Empty, Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';

type Unit = Schemas['InquiryUnit'];
type Opening = Schemas['InquiryOpening'];
type Peer = Schemas['InquiryPeer'];

function Reason() {
  const { t } = useTranslation();
  return <TextAreaField name="reason" label={t('decide.reason')} rows={2} minLength={3} maxLength={5000} required />;
}

function OpenForm() {
  const { t } = useTranslation();
  const [isCompetent, setCompetent] = useState(false);
  return (
    <details>
      <summary>{t('inquiry.unit.open')}</summary>
      <CommandForm
        submit={t('inquiry.unit.propose')}
        done={t('inquiry.unit.proposed')}
        onDone={() => setCompetent(false)}
        send={({ text }, header) => {
          const authority = {
            act: text('act'),
            article: text('article'),
            assessment: text('assessment'),
            assessedOn: text('assessedOn'),
          };
          const body = {
            officer: text('officer'),
            reach: text('reach'),
            authority: isCompetent ? authority : null,
            reason: text('reason'),
          };
          return unwrap(api.POST('/v1/inquiry-openings', { params: { header }, body }));
        }}
      >
        <TextField
          name="officer"
          label={t('inquiry.unit.officer')}
          hint={t('inquiry.unit.officerHint')}
          required
          minLength={3}
          maxLength={200}
        />
        <TextField name="reach" label={t('inquiry.unit.reach')} required minLength={3} maxLength={300} />
        <CheckField
          label={t('inquiry.unit.competent')}
          checked={isCompetent}
          onChange={({ target }) => setCompetent(target.checked)}
        />
        {isCompetent && (
          <>
            <TextField name="act" label={t('inquiry.unit.act')} required minLength={3} maxLength={500} />
            <TextField name="article" label={t('inquiry.unit.article')} required maxLength={200} />
            <TextField name="assessment" label={t('inquiry.unit.assessment')} required minLength={3} maxLength={500} />
            <TextField name="assessedOn" label={t('inquiry.unit.assessedOn')} type="date" required />
          </>
        )}
        <Reason />
      </CommandForm>
    </details>
  );
}

function PeerForm() {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('inquiry.peer.enter')}</summary>
      <CommandForm
        submit={t('inquiry.unit.propose')}
        done={t('inquiry.unit.proposed')}
        send={({ text, some }, header) => {
          const { url = null, competence = null } = some('url', 'competence');
          const body = {
            name: text('name'),
            url,
            key: text('key'),
            unit: text('unit'),
            competence,
            reason: text('reason'),
          };
          return unwrap(api.POST('/v1/inquiry-peers', { params: { header }, body }));
        }}
      >
        <TextField name="name" label={t('inquiry.peer.name')} required minLength={3} maxLength={200} />
        <TextField
          name="url"
          label={t('inquiry.peer.url')}
          hint={t('inquiry.peer.urlHint')}
          type="url"
          maxLength={500}
        />
        <TextField name="key" label={t('inquiry.peer.key')} hint={t('inquiry.peer.keyHint')} required maxLength={500} />
        <TextField name="unit" label={t('inquiry.peer.unit')} required maxLength={100} />
        <TextField
          name="competence"
          label={t('inquiry.peer.competence')}
          hint={t('inquiry.peer.competenceHint')}
          minLength={3}
          maxLength={500}
        />
        <Reason />
      </CommandForm>
    </details>
  );
}

/** What waits for a second person, of one kind. */
function Waiting({ kind }: { kind: 'inquiry.opened' | 'inquiry.peer-entered' }) {
  const { t } = useTranslation();
  return (
    <Cards items={useWaiting(kind)} keyOf={({ id }) => id}>
      {(proposal) => (
        <>
          <dl className="facts">
            {Object.entries(proposal.summary).map(([name, value]) => (
              <div key={name}>
                <dt>{t(`inquiry.summary.${name}`, name)}</dt>
                <dd>
                  <Said isWhole>{value === null ? t('inquiry.summary.none') : String(value)}</Said>
                </dd>
              </div>
            ))}
          </dl>
          <p>
            <Said isWhole>{proposal.reason}</Said>
          </p>
          <SecondPerson proposal={proposal} />
        </>
      )}
    </Cards>
  );
}

function Opened({ opening, tables }: { opening: Opening; tables: Unit['tables'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { officer, reach, authority, openedAt } = opening;
  return (
    <>
      <p>
        {t('inquiry.unit.isOpen', { at: formatInstant(openedAt, language) })}{' '}
        <Said isWhole>{t('inquiry.unit.called', { officer, reach, interpolation: { escapeValue: false } })}</Said>
      </p>
      <p>
        {authority === null ? (
          t('inquiry.unit.noPersons')
        ) : (
          <Said isWhole>
            {t('inquiry.unit.persons', {
              ...authority,
              assessedOn: formatDate(authority.assessedOn, language),
              interpolation: { escapeValue: false },
            })}
          </Said>
        )}
      </p>
      {tables.length === 0 && <Empty>{t('inquiry.unit.notReady')}</Empty>}
      <ul>
        {tables.map(({ about, entries, madeAt }) => (
          <li key={about}>
            {t('inquiry.unit.table', {
              about: t(`inquiry.about.${about}`),
              entries: formatFigure(entries, language),
              at: formatInstant(madeAt, language),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function PeerCard({ peer, onEnd }: { peer: Peer; onEnd: (() => void) | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, url, unit, competence, endedAt } = peer;
  return (
    <>
      <p>
        <strong>
          <Said>{name}</Said>
        </strong>{' '}
        {endedAt !== null && (
          <span className="tag">{t('inquiry.peer.ended', { at: formatInstant(endedAt, language) })}</span>
        )}
      </p>
      <p className="quiet">
        <Said>{url ?? t('inquiry.peer.here')}</Said> · <code>{unit}</code> ·{' '}
        <Said>{competence ?? t('inquiry.peer.notCompetent')}</Said>
      </p>
      {onEnd && endedAt === null && (
        <button type="button" onClick={onEnd}>
          {t('inquiry.peer.end')}
        </button>
      )}
    </>
  );
}

/** On whose word the unit asks and answers, and which units it knows. */
export function InquiryUnit() {
  const { t } = useTranslation();
  const isAdministrator = administers(useAccount());
  const query = useRead(['inquiry-unit'], () => api.GET('/v1/inquiry-unit'));
  const ending = useReason({
    titleOf: (_id: string) => t('inquiry.peer.end'),
    send: (id, reason, header) =>
      done(api.POST('/v1/inquiry-peers/{id}/endings', { params: { path: { id }, header }, body: { reason } })),
  });
  const closing = useReason({
    titleOf: (_: 'close') => t('inquiry.unit.close'),
    send: (_, reason, header) => done(api.POST('/v1/inquiry-closings', { params: { header }, body: { reason } })),
  });
  return (
    <Loaded query={query}>
      {({ opening, peers, tables, self }) => (
        <>
          <h2>{t('inquiry.unit.title')}</h2>
          {opening === null ? <p>{t('inquiry.closed')}</p> : <Opened opening={opening} tables={tables} />}
          <Waiting kind="inquiry.opened" />
          {isAdministrator && <OpenForm />}
          {isAdministrator && opening !== null && (
            <button type="button" onClick={() => closing.ask('close')}>
              {t('inquiry.unit.close')}
            </button>
          )}
          <h2>{t('inquiry.peer.title')}</h2>
          <Waiting kind="inquiry.peer-entered" />
          <Cards items={peers} keyOf={({ id }) => id} empty={t('inquiry.noPeers')}>
            {(peer) => <PeerCard peer={peer} onEnd={isAdministrator ? () => ending.ask(peer.id) : null} />}
          </Cards>
          {isAdministrator && <PeerForm />}
          <h3>{t('inquiry.unit.self')}</h3>
          <dl className="facts">
            <div>
              <dt>{t('inquiry.unit.id')}</dt>
              <dd>
                <code>{self.unit}</code>
              </dd>
            </div>
            <div>
              <dt>{t('inquiry.summary.key')}</dt>
              <dd>
                <code className="address">{self.key}</code>
              </dd>
            </div>
          </dl>
          {ending.dialog}
          {closing.dialog}
        </>
      )}
    </Loaded>
  );
}
