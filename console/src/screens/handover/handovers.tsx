import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { useAccount } from '../../parts/account.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { formatInstant } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { useRead } from '../../parts/read.ts';
import { Cards, Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths, useSearch } from '../../paths.ts';
import { HandedRecord } from './handed-record.tsx';
import { OfferCase } from './offer-case.tsx';
import { Partners } from './partners.tsx';

type Handover = Schemas['Handover'];
type Act = 'refusal' | 'withdrawal' | 'end';

/** What a person may do about one, as it stands. */
function actsOf({ direction, state }: Handover): Act[] {
  if (direction === 'in' && state === 'offered') return ['refusal'];
  if (direction === 'out' && (state === 'offered' || state === 'sealing')) return ['withdrawal'];
  return state === 'accepted' ? ['end'] : [];
}

const NAMES = { refusal: 'refuse', withdrawal: 'withdraw', end: 'end' } as const;

function useActs() {
  const { t } = useTranslation();
  return useReason<{ id: string; act: Act }>({
    titleOf: ({ act }) => t(`handover.${NAMES[act]}Title`),
    send: ({ id, act }, reason, header) => {
      const asked = { params: { path: { id }, header }, body: { reason } };
      if (act === 'refusal') return unwrap(api.POST('/v1/handovers/{id}/refusal', asked));
      if (act === 'withdrawal') return unwrap(api.POST('/v1/handovers/{id}/withdrawal', asked));
      return unwrap(api.POST('/v1/handovers/{id}/end', asked));
    },
  });
}

/** Whether what is in one can be read here: the server says so again. */
const isReadable = ({ direction, state }: Handover): boolean =>
  direction === 'out' ? state !== 'sealing' : state === 'accepted' || state === 'taken';

/** One hand-over with how it stands, what was answered, and what may be done. */
function Card(props: { one: Handover; mayDecide: boolean; onAct: (asked: { id: string; act: Act }) => void }) {
  const { one, mayDecide, onAct } = props;
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const accept = useCommand((_accepted, header) =>
    unwrap(api.POST('/v1/handovers/{id}/acceptance', { params: { path: { id: one.id }, header } })),
  );
  const { direction, peer, answerReason, failure } = one;
  return (
    <>
      <strong>
        {one.case !== null && (one.direction === 'out' || one.state === 'taken' || one.state === 'accepted') ? (
          <Link to={paths.case(one.case)}>
            <Said>{one.title}</Said>
          </Link>
        ) : (
          <Said>{one.title}</Said>
        )}
      </strong>{' '}
      <span className="tag">{t(`handover.level.${one.level}`)}</span>{' '}
      <span className="tag">{t(`handover.state.${one.state}`)}</span>{' '}
      {one.isRestricted && <span className="tag">{t('handover.restricted')}</span>}
      <p>
        <Said>{t(direction === 'in' ? 'handover.from' : 'handover.toNamed', { name: peer.name })}</Said>
        {', '}
        <Said>{t('handover.by', { name: one.offeredBy })}</Said>
        {', '}
        {formatInstant(one.madeAt, i18n.language)}
        {one.until !== null && `, ${t('handover.untilAt', { at: formatInstant(one.until, i18n.language) })}`}
      </p>
      <p>
        <Said>{one.reason}</Said>
      </p>
      {answerReason !== null && (
        <p>
          <Said>{t('handover.answer', { reason: answerReason })}</Said>
        </p>
      )}
      {failure !== null && (
        <p className="error">
          {t('handover.untold')} <Said>{i18n.language === 'fr' ? failure.fr : failure.en}</Said> (
          {t('handover.tries', { count: one.attempts })})
        </p>
      )}
      <Refused error={accept.error} />
      <div className="buttons">
        {mayDecide && direction === 'in' && one.state === 'offered' && (
          <button type="button" className="primary" disabled={accept.isPending} onClick={() => accept.mutate()}>
            {t('handover.accept')}
          </button>
        )}
        {mayDecide &&
          actsOf(one).map((act) => (
            <button key={act} type="button" onClick={() => onAct({ id: one.id, act })}>
              {t(`handover.${NAMES[act]}`)}
            </button>
          ))}
        {isReadable(one) && (
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'handover.close' : 'handover.record')}
          </button>
        )}
      </div>
      {isOpen && <HandedRecord handover={one} />}
    </>
  );
}

/** Cases that others offer, those that this unit offers to them, and, from a case, the form to offer it. */
export function Handovers() {
  const { t } = useTranslation();
  const account = useAccount();
  const offered = new URLSearchParams(useSearch()).get('case');
  const mayDecide = account?.role === 'approver' || account?.role === 'administrator';
  const all = useRead(['handovers'], () => api.GET('/v1/handovers'));
  const { ask, dialog } = useActs();
  return (
    <>
      <h1>{t('handover.title')}</h1>
      {offered !== null && <OfferCase id={offered} />}
      <Loaded query={all}>
        {({ items }) =>
          (['in', 'out'] as const).map((direction) => (
            <section key={direction}>
              <h2>{t(`handover.${direction}`)}</h2>
              <Cards
                items={items.filter((one) => one.direction === direction)}
                keyOf={({ id }) => id}
                empty={t(direction === 'in' ? 'handover.noneIn' : 'handover.noneOut')}
              >
                {(one) => <Card one={one} mayDecide={mayDecide} onAct={ask} />}
              </Cards>
            </section>
          ))
        }
      </Loaded>
      {dialog}
      <Partners isAdmin={account?.role === 'administrator'} />
    </>
  );
}
