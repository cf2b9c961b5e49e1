import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, Refusal, type Schemas, unwrap } from '../../client/api.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { TextField } from '../../parts/form/fields.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { HELD, useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import { PageWindow } from './page-window.tsx';
import { PageField, Question } from './questions.tsx';
import { type End, useVisit } from './use-visit.ts';

type Visit = Schemas['AttendedVisit'];

/** What is typed for the page where it cannot be typed into it: a keyboard on the screen, an input method. */
function TextForPage({ type }: { type: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <form
      className="attended-text"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const text = new FormData(event.currentTarget).get('text');
        if (typeof text === 'string' && text !== '') type(text);
        event.currentTarget.reset();
      }}
    >
      <TextField
        name="text"
        label={t('attended.text')}
        hint={t('attended.textHint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
      />
      <button type="submit">{t('attended.send')}</button>
    </form>
  );
}

/** The way back to where what is sealed will stand. */
function ToCase({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  return (
    <Link to={`${paths.case(visit.case)}?tab=${visit.check === null ? 'evidence' : 'follow-up'}`}>
      {t('attended.toCase')}
    </Link>
  );
}

/** How a visit ended, and the way back. */
function Over({ visit, ended, verdict }: { visit: Visit; ended: End; verdict: Schemas['Check']['verdict'] }) {
  const { t } = useTranslation();
  return (
    <div className="message" role="status">
      <p>{t(`attended.ended.${ended}`)}</p>
      {verdict && <p>{t('attended.judged', { verdict: t(`verdict.${verdict}`) })}</p>}
      <ToCase visit={visit} />
    </div>
  );
}

/** Ends a visit without a seal. */
function useLeaving(id: string, onDone: () => void) {
  return useCommand<void>(
    (_, header) => done(api.DELETE('/v1/attended-visits/{id}', { params: { path: { id }, header } })),
    onDone,
  );
}

/** A visit whose page another process of the server has. */
function Elsewhere({ visit, onGone }: { visit: Visit; onGone: () => void }) {
  const { t } = useTranslation();
  const leave = useLeaving(visit.id, onGone);
  return (
    <div className="message" role="status">
      <p>{t('attended.elsewhere')}</p>
      <button type="button" disabled={leave.isPending} onClick={() => leave.mutate()}>
        {t('attended.leave')}
      </button>
      <Refused error={leave.error} />
    </div>
  );
}

function Open(props: { visit: Visit; onGone: () => void; onJudged: (verdict: Schemas['Check']['verdict']) => void }) {
  const { visit, onGone, onJudged } = props;
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const picture = useRef<HTMLImageElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const [isRevealed, setRevealed] = useState(false);
  const show = useCallback((source: string) => {
    if (picture.current) picture.current.src = source;
  }, []);
  const { told, act } = useVisit(visit.id, show, onGone);
  const path = { id: visit.id };
  const seal = useCommand<void>(async (_, header) => {
    const sealed = await unwrap(api.POST('/v1/attended-visits/{id}/seals', { params: { path, header } }));
    onJudged(sealed.check?.verdict ?? null);
  }, onGone);
  const leave = useLeaving(visit.id, onGone);
  return (
    <>
      <p className="trail">
        ← <ToCase visit={visit} />
      </p>
      <p>{t('attended.about')}</p>
      <p className="quiet">
        {t('attended.typed')} {t('attended.never')}
      </p>
      <p className="quiet">
        {t('attended.keys')} {t('attended.endsAt', { at: formatInstant(visit.endsAt, i18n.language) })}
      </p>
      <div className="buttons">
        <button ref={first} type="button" aria-pressed={isRevealed} onClick={() => setRevealed(!isRevealed)}>
          {t(isRevealed ? 'attended.hide' : 'attended.reveal')}
        </button>
        <button type="button" onClick={() => act({ kind: 'back' })}>
          {t('attended.back')}
        </button>
        <button type="button" className="primary" disabled={seal.isPending} onClick={() => seal.mutate()}>
          {t(seal.isPending ? 'attended.sealing' : 'attended.seal')}
        </button>
        <button type="button" disabled={leave.isPending || seal.isPending} onClick={() => leave.mutate()}>
          {t('attended.leave')}
        </button>
      </div>
      <Refused error={seal.error ?? leave.error} />
      {told.asked && <Question asked={told.asked} act={act} />}
      {told.field && <PageField field={told.field} act={act} />}
      <p role="status" className="attended-at">
        {told.isLost && <strong>{t('attended.lost')} </strong>}
        {told.unable && <strong>{told.unable[language]} </strong>}
        <Said isWhole>{told.url}</Said>
        {told.refused && (
          <>
            {' · '}
            <Said isWhole>
              {t('attended.refused', { url: told.refused.url.slice(0, 200), why: told.refused.why[language] })}
            </Said>
          </>
        )}
      </p>
      <PageWindow picture={picture} isRevealed={isRevealed} act={act} onLeave={() => first.current?.focus()} />
      <TextForPage type={(text) => act({ kind: 'text', text })} />
    </>
  );
}

/** A page of a case in the browser of the server, which a person uses and seals. */
export function Attended({ id }: { id: string }) {
  const { t } = useTranslation();
  // Asked once: what becomes of it is told.
  const query = useRead(
    ['attended', id],
    () => api.GET('/v1/attended-visits/{id}', { params: { path: { id } } }),
    HELD,
  );
  const { refetch, error } = query;
  const onGone = useCallback(() => void refetch(), [refetch]);
  const [verdict, setVerdict] = useState<Schemas['Check']['verdict']>(null);
  return (
    <>
      <h1>{t('attended.title')}</h1>
      {error instanceof Refusal && error.status === 404 ? (
        <p className="message">{t('attended.over')}</p>
      ) : (
        <Loaded query={query}>
          {(visit) => {
            if (visit.ended !== null) return <Over visit={visit} ended={visit.ended} verdict={verdict} />;
            if (!visit.isHere) return <Elsewhere visit={visit} onGone={onGone} />;
            return <Open visit={visit} onGone={onGone} onJudged={setVerdict} />;
          }}
        </Loaded>
      )}
    </>
  );
}
