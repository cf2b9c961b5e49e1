import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Schemas, unwrap } from '../../client/api.ts';
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
import { useVisit } from './use-visit.ts';

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

function Open({ visit }: { visit: Visit }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const picture = useRef<HTMLImageElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const [isRevealed, setRevealed] = useState(false);
  const show = useCallback((source: string) => {
    if (picture.current) picture.current.src = source;
  }, []);
  const { told, act } = useVisit(visit.id, show);
  const path = { id: visit.id };
  const [verdict, setVerdict] = useState<Schemas['Check']['verdict']>(null);
  const seal = useCommand<void>(async (_, header) => {
    const sealed = await unwrap(api.POST('/v1/attended-visits/{id}/seals', { params: { path, header } }));
    setVerdict(sealed.check?.verdict ?? null);
  });
  const leave = useCommand<void>(() => done(api.DELETE('/v1/attended-visits/{id}', { params: { path } })));
  const end = told.end ?? (seal.isSuccess ? 'sealed' : leave.isSuccess ? 'left' : null);
  const toCase = (
    <Link to={`${paths.case(visit.case)}?tab=${visit.check === null ? 'evidence' : 'follow-up'}`}>
      {t('attended.toCase')}
    </Link>
  );
  if (end)
    return (
      <div className="message" role="status">
        <p>{t(end === 'over' ? 'attended.over' : `attended.ended.${end}`)}</p>
        {verdict && <p>{t('attended.judged', { verdict: t(`verdict.${verdict}`) })}</p>}
        {toCase}
      </div>
    );
  return (
    <>
      <p className="trail">← {toCase}</p>
      <p>{t('attended.about')}</p>
      <p className="quiet">{t('attended.typed')}</p>
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
      {told.asked !== null && (
        <div className="banner" role="alert">
          <p>
            {t('attended.asks')} <Said isWhole>{told.asked}</Said>
          </p>
          <div className="buttons">
            <button type="button" onClick={() => act({ kind: 'answer', accept: true })}>
              {t('attended.accept')}
            </button>
            <button type="button" onClick={() => act({ kind: 'answer', accept: false })}>
              {t('attended.dismiss')}
            </button>
          </div>
        </div>
      )}
      <p role="status" className="attended-at">
        {told.isLost && <strong>{t('attended.lost')} </strong>}
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
  const query = useRead(['attended', id], () => api.GET('/v1/attended-visits'), HELD);
  return (
    <>
      <h1>{t('attended.title')}</h1>
      <Loaded query={query}>
        {({ items }) => {
          const visit = items.find((one) => one.id === id);
          return visit ? <Open visit={visit} /> : <p className="message">{t('attended.over')}</p>;
        }}
      </Loaded>
    </>
  );
}
