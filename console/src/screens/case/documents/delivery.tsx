import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { Refused, useCommand } from '../../../parts/form/command.tsx';
import { NoteSending } from '../../../parts/form/note-sending.tsx';
import { formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { goOn } from '../reach.ts';
import { Answers } from './answers.tsx';
import { PlatformSheet } from './platform-sheet.tsx';

type State = Schemas['SentNotice']['state'];

/** Whether a notice waits for a person. */
const isStopped = (state: State): state is 'failed' | 'by-hand' | 'bounced' =>
  state === 'failed' || state === 'by-hand' || state === 'bounced';

/** How a notice is on its way: its tries, what a person sent, what came back, and the next step where it stopped. */
export function Delivery({ notice }: { notice: Schemas['SentNotice'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, state } = notice;
  const query = useRead(['delivery', id, state, notice.attempts], () =>
    api.GET('/v1/notices/{id}/delivery', { params: { path: { id } } }),
  );
  if (state === 'proposed' || state === 'rejected') return null;
  return (
    <Loaded query={query}>
      {({ attempts, mightLeave, nextTryAt, sendings, answers }) => (
        <>
          {isStopped(state) && (
            <ForWorkers>
              <NextStep id={id} state={state} mightLeave={mightLeave} />
            </ForWorkers>
          )}
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
                      {/* Of the folder it would be a path of the server. */}
                      {attempt.channel !== 'folder' && <bdi className="address">{attempt.destination}</bdi>}{' '}
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
              <Said isWhole>{recipient}</Said> <bdi className="address">{reference}</bdi> <Said isWhole>{note}</Said>{' '}
              {proof && (
                <a href={`/v1/notices/${id}/proofs/${proof.digest}`} download={proof.name}>
                  {t('answers.proof', { name: proof.name, interpolation: { escapeValue: false } })}
                </a>
              )}
            </p>
          ))}
          {notice.withdrawnAt === null && <PlatformSheet id={id} />}
          {state !== 'queued' && notice.withdrawnAt === null && (
            <NoteSending
              summary={t('delivery.note')}
              isDue={isStopped(state)}
              recipient={notice.content.recipient.address ?? notice.content.recipient.name}
              since={notice.content.date}
              onDone={goOn}
              send={(body, header) =>
                unwrap(api.POST('/v1/notices/{id}/sendings', { params: { path: { id }, header }, body }))
              }
            />
          )}
          <Answers notice={id} isSent={notice.sentAt !== null} isJoint={notice.joint !== null} answers={answers} />
        </>
      )}
    </Loaded>
  );
}

function NextStep({
  id,
  state,
  mightLeave,
}: {
  id: string;
  state: 'failed' | 'by-hand' | 'bounced';
  mightLeave: boolean;
}) {
  const { t } = useTranslation();
  const retry = useCommand(() => unwrap(api.POST('/v1/notices/{id}/tries', { params: { path: { id } } })));
  return (
    <div className="banner">
      <p>
        <strong>{t('delivery.nextStep')}</strong> {t(`delivery.next.${state}`)}
      </p>
      <Refused error={retry.error} />
      {mightLeave && (
        <button type="button" disabled={retry.isPending} onClick={() => retry.mutate()}>
          {t('delivery.tryAgain')}
        </button>
      )}
    </div>
  );
}
