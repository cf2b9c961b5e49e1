import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { ActForm, encodeFile, Refused, useAct } from '../../parts/act.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Loaded } from '../../parts/states.tsx';
import { Answers } from './answers.tsx';

/** States in which a person has to act. */
const STOPPED = ['failed', 'by-hand', 'bounced'];

/** How a notice is on its way: its tries, what a person sent, what came back, and the next step where it stopped. */
export function Delivery({ notice }: { notice: Schemas['SentNotice'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, state } = notice;
  const query = useQuery({
    queryKey: ['delivery', id, state, notice.attempts],
    queryFn: () => unwrap(api.GET('/v1/notices/{id}/delivery', { params: { path: { id } } })),
    refetchInterval: 15_000,
  });
  if (state === 'proposed' || state === 'rejected') return null;
  return (
    <Loaded query={query}>
      {({ attempts, nextTryAt, sendings, answers }) => (
        <>
          {STOPPED.includes(state) && <NextStep id={id} state={state} />}
          {state === 'queued' && nextTryAt && attempts.at(-1)?.outcome === 'temporary' && (
            <p>{t('delivery.nextTry', { at: formatInstant(nextTryAt, language) })}</p>
          )}
          {attempts.length > 0 && (
            <details>
              <summary>{t('delivery.tries', { count: attempts.length })}</summary>
              <ol className="checks">
                {attempts.map((attempt) => (
                  <li key={attempt.number}>
                    {formatInstant(attempt.beganAt, language)} · {t(`delivery.channel.${attempt.channel}`)} ·{' '}
                    {t(`delivery.outcome.${attempt.outcome ?? 'open'}`)}
                    <br />
                    <span className="quiet">
                      <bdi className="address">{attempt.destination}</bdi>{' '}
                      <bdi className="address">{attempt.detail?.[language]}</bdi>
                    </span>
                  </li>
                ))}
              </ol>
            </details>
          )}
          {sendings.map(({ id: sending, how, at, recipient, reference, note, proof }) => (
            <p key={sending}>
              {t('delivery.sentBy', { how: t(`delivery.how.${how}`), at: formatInstant(at, language) })}{' '}
              <bdi>{recipient}</bdi> <bdi className="address">{reference}</bdi> <bdi>{note}</bdi>{' '}
              {proof && (
                <a href={`/v1/notices/${id}/proofs/${proof.digest}`} download={proof.name}>
                  {t('answers.proof', { name: proof.name, interpolation: { escapeValue: false } })}
                </a>
              )}
            </p>
          ))}
          {state !== 'queued' && <NoteSending id={id} />}
          <Answers notice={id} answers={answers} />
        </>
      )}
    </Loaded>
  );
}

function NextStep({ id, state }: { id: string; state: string }) {
  const { t } = useTranslation();
  const retry = useAct(() => unwrap(api.POST('/v1/notices/{id}/tries', { params: { path: { id } } })));
  return (
    <div className="banner">
      <p>
        <strong>{t('delivery.nextStep')}</strong> {t(`delivery.next.${state}`)}
      </p>
      <Refused error={retry.error} />
      <button type="button" disabled={retry.isPending} onClick={() => retry.mutate()}>
        {t('delivery.tryAgain')}
      </button>
    </div>
  );
}

const WAYS = ['registered-letter', 'web-form', 'e-mail', 'by-hand', 'other'] as const;

function NoteSending({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('delivery.note')}</summary>
      <ActForm
        submit={t('delivery.save')}
        send={async ({ text, instant, file }, header) => {
          const [reference, note] = [text('reference'), text('note')];
          const proof = file('proof');
          return unwrap(
            api.POST('/v1/notices/{id}/sendings', {
              params: { path: { id }, header },
              body: {
                how: WAYS.find((way) => way === text('how')) ?? 'other',
                at: instant('at'),
                recipient: text('recipient'),
                ...(reference && { reference }),
                ...(note && { note }),
                ...(proof && { proof: await encodeFile(proof) }),
              },
            }),
          );
        }}
      >
        <label>
          {t('delivery.way')}
          <select name="how">
            {WAYS.map((way) => (
              <option key={way} value={way}>
                {t(`delivery.how.${way}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('delivery.at')}
          <input name="at" type="datetime-local" required />
        </label>
        <label>
          {t('delivery.to')}
          <input name="recipient" required maxLength={500} />
        </label>
        <label>
          {t('delivery.reference')}
          <input name="reference" maxLength={200} />
        </label>
        <label>
          {t('delivery.file')}
          <input name="proof" type="file" />
        </label>
        <label>
          {t('delivery.remark')}
          <input name="note" maxLength={2000} />
        </label>
      </ActForm>
    </details>
  );
}
