import { ArrowLeft, ArrowRight, Clock as ClockSign, Ellipsis, EyeOff, Lock, User } from 'lucide-react';
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../../client/api.ts';
import { CASE_DECISIONS } from '../../../client/values.ts';
import { mayWork, useAccount } from '../../../parts/account.ts';
import { isCommand } from '../../../parts/command-key.ts';
import { Refused } from '../../../parts/form/command.tsx';
import { formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { Link } from '../../../parts/link.tsx';
import { BECOMES, type Decided } from '../../../parts/list/decided.ts';
import { useNow } from '../../../parts/now.ts';
import { useRead } from '../../../parts/read.ts';
import { formatAge, formatRelative } from '../../../parts/relative.ts';
import { Sheet } from '../../../parts/sheet.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { goTo as goToPath, paths } from '../../../paths.ts';
import { goOn } from '../reach.ts';
import type { Tab } from '../tabs.ts';
import { useCheckNow } from './check-now.ts';
import { clockOf } from './clock.ts';
import { CloseCase } from './close-case.tsx';
import { Decision } from './decision.tsx';
import { HandOn } from './hand-on.tsx';
import { Hold } from './hold.tsx';
import { useLock } from './lock.ts';
import { canWrite, nextStepOf, standing } from './next-step.ts';
import { UndoDecision } from './undo-decision.tsx';

type Kind = Decided['kind'];
type Found = Schemas['CaseDetail'];

const MENU = 'case-menu';
const CaseAccess = lazy(async () => ({ default: (await import('../access/access.tsx')).CaseAccess }));

/** A step that is in the menu, with its key where it has one. */
interface Other {
  name: string;
  key?: string;
  act: () => void;
}

/** How time runs in a case, in words; where no term does, its stage. */
function Clock({ found }: { found: Found }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const clock = clockOf(found, now);
  const stage = <span className={`tag ${found.stage}`}>{t(`stage.${found.stage}`)}</span>;
  if (!clock) return stage;
  const when =
    clock.kind === 'unanswered' ? formatAge(clock.at, now, language, 'long') : formatRelative(clock.at, now, language);
  // A term that the reader's clock says is to come, and the service's has passed.
  const words = clock.kind === 'late' && Date.parse(clock.at) > now ? 'past' : clock.kind;
  return (
    <>
      {found.stage !== 'overdue' && stage}
      <span className={`clock ${clock.kind}`} title={formatInstant(clock.at, language)}>
        <ClockSign size={14} aria-hidden="true" /> {t(`case.clock.${words}`, { when })}
      </span>
    </>
  );
}

/**
 * The head of a case, which stays while one reads: what it is, how it stands, whose it is, how time runs, and what is
 * to be done next.
 */
export function CaseHead(props: {
  found: Found;
  onBack: () => void;
  onNext: (() => void) | null;
  /** Goes to where a step is taken. */
  onReach: (tab: Tab, step: string) => void;
}) {
  const { found, onReach } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const account = useAccount();
  const head = useRef<HTMLElement>(null);
  const [panel, setPanel] = useState<Kind | 'assign' | 'hold' | 'close' | 'access' | null>(null);
  // One that was given away is another unit's to work.
  const isAway = found.visibility === 'away';
  const offers = useRead(
    ['handovers', found.id],
    () => api.GET('/v1/handovers', { params: { query: { case: found.id, direction: 'out' } } }),
    { enabled: mayWork(account) && !isAway },
  );
  // From the offer on nobody acts on what is to be given away, until it is refused or withdrawn.
  const leaving = offers.data?.items.find(
    ({ level, state }) => level === 'give' && (state === 'sealing' || state === 'offered'),
  );
  const isWorking = mayWork(account) && !isAway && !leaving;
  const now = useNow();
  const isHeld = found.heldUntil !== null && Date.parse(found.heldUntil) > now;
  const lock = found.lock && found.lock.by.id !== account?.id ? found.lock : null;
  // Of a closed case nothing is decided or given to anybody: it is opened again first.
  const isOngoing = isWorking && !found.closed;
  useLock(found.id, isOngoing, lock?.until ?? null);
  const notices = useRead(['notices', found.id], () =>
    api.GET('/v1/notices', { params: { query: { case: found.id } } }),
  );
  const sent = notices.data && standing(notices.data.items);
  const step = nextStepOf(
    found,
    sent?.map(({ state }) => state),
    account,
  );
  const kinds = isOngoing && found.undo === null ? CASE_DECISIONS.filter((kind) => BECOMES[kind] !== found.state) : [];
  const inRow: readonly Kind[] = step?.does === 'decide' ? ['confirm', 'dismiss'] : [];
  const isSent = sent?.some(({ state }) => state === 'sent') ?? false;

  const mayClose = isWorking && !lock && (canWrite(found) || found.closed !== null) && found.undo === null;
  const check = useCheckNow(found.id);
  const mayCheck = isWorking && isSent;

  const next = step?.isDue ? step.does : null;
  /** Who decided and stays with the case goes on at its next step, once it is told. */
  const isGoingOn = useRef(false);
  useEffect(() => {
    if (!isGoingOn.current || next === null || next === 'decide') return;
    isGoingOn.current = false;
    head.current?.querySelector<HTMLElement>('.acts .primary')?.focus();
  }, [next]);
  const close = (): void => {
    setPanel(null);
    requestAnimationFrame(goOn);
  };
  const choose = (wanted: typeof panel): void => {
    document.getElementById(MENU)?.hidePopover();
    setPanel(wanted);
  };
  const checkNow = (): void => {
    document.getElementById(MENU)?.hidePopover();
    check.ask();
  };
  const goTo = (tab: Tab, does: string): void => {
    if (does === 'close' || does === 'reopen') {
      choose('close');
      return;
    }
    document.getElementById(MENU)?.hidePopover();
    setPanel(null);
    onReach(tab, does);
  };
  const press = useEffectEvent((event: KeyboardEvent): void => {
    // Each decision by the letter that it begins with.
    if (!isCommand(event)) return;
    const kind = lock ? undefined : kinds.find(([letter]) => letter === event.key);
    if (kind) choose(kind);
    else if (event.key === 'f' && mayClose) choose('close');
    else if (event.key === 'v' && mayCheck) checkNow();
    else if (event.key === 's' && step && step.does !== 'decide') goTo(step.tab, step.does);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);

  const others: Other[] = (lock ? [] : kinds.filter((kind) => !inRow.includes(kind))).map((kind) => ({
    name: t(`decide.${kind}`),
    key: kind.charAt(0),
    act: () => choose(kind),
  }));
  if (canWrite(found) && step?.does !== 'write')
    others.push({ name: t('case.step.write'), act: () => goTo('documents', 'write') });
  if (isSent && step?.does !== 'reply')
    others.push({ name: t('case.step.reply'), act: () => goTo('documents', 'reply') });
  if (mayCheck) others.push({ name: t('case.head.check'), key: 'v', act: checkNow });
  if (mayClose && step?.does !== 'close' && step?.does !== 'reopen')
    others.push({
      name: t(found.closed ? 'case.head.reopen' : 'case.head.close'),
      key: 'f',
      act: () => choose('close'),
    });
  if (!isAway && (account?.role === 'approver' || account?.role === 'administrator'))
    others.push({ name: t('case.head.handOver'), act: () => goToPath(paths.offerCase(found.id)) });
  if (isOngoing) {
    others.push({ name: t('case.head.handOn'), act: () => choose('assign') });
    others.push({ name: t(isHeld ? 'case.head.resume' : 'case.head.hold'), act: () => choose('hold') });
  }

  others.push({ name: t('case.access.title'), act: () => choose('access') });

  return (
    <header className="case-head" ref={head}>
      <div className="line">
        <button type="button" className="plain-button" title="Esc" onClick={props.onBack}>
          <ArrowLeft size={16} aria-hidden="true" />
          <span className="unseen">{t('worktable.back')}</span>
        </button>
        <h1>
          <Said>{found.title}</Said>
        </h1>
        {props.onNext && (
          <button type="button" className="plain-button" title="n" onClick={props.onNext}>
            <span className="unseen">{t('worktable.next')}</span>
            <ArrowRight size={16} aria-hidden="true" />
          </button>
        )}
      </div>
      <p className="facts">
        <span className={`tag ${found.severity}`}>{t(`severity.${found.severity}`)}</span>
        <span className="tag">{t(`decide.is.${found.state}`)}</span>
        {found.visibility !== 'unit' && !isAway && (
          <button type="button" className="plain-button" onClick={() => choose('access')}>
            <EyeOff size={14} aria-hidden="true" /> {t(`worktable.visibility.${found.visibility}`)}{' '}
            {found.restrictedUntil &&
              t(Date.parse(found.restrictedUntil) > now ? 'case.access.endsAt' : 'case.access.endedAt', {
                at: formatInstant(found.restrictedUntil, language),
              })}
          </button>
        )}
        {found.closed && (
          <span className="tag">
            {t('case.head.closed', {
              outcome: t(`case.outcome.${found.closed.outcome}`),
              at: formatInstant(found.closed.at, language),
            })}
          </span>
        )}
        {isAway && (
          <Link to={paths.handovers}>
            <span className="tag">{t('case.head.away')}</span>
          </Link>
        )}
        <Clock found={found} />
        {isHeld && found.heldUntil && (
          <span className="tag">{t('case.head.heldUntil', { at: formatInstant(found.heldUntil, language) })}</span>
        )}
        {isOngoing ? (
          <button type="button" className="plain-button" title={t('case.head.handOn')} onClick={() => choose('assign')}>
            <User size={14} aria-hidden="true" /> <span className="unseen">{t('case.head.assignee')} </span>
            <Said>{found.assignee?.name ?? t('worktable.nobody')}</Said>
          </button>
        ) : (
          <span>
            <User size={14} aria-hidden="true" /> <Said>{found.assignee?.name ?? t('worktable.nobody')}</Said>
          </span>
        )}
      </p>
      {leaving && (
        <p className="locked" role="status">
          <Lock size={14} aria-hidden="true" />{' '}
          <span>
            {t('case.head.leaving', { name: leaving.peer.name, interpolation: { escapeValue: false } })}{' '}
            <Link to={paths.handovers}>{t('app.handovers')}</Link>
          </span>
        </p>
      )}
      {lock && (
        <p className="locked" role="status">
          <Lock size={14} aria-hidden="true" /> {t('case.head.locked', { name: lock.by.name })}
        </p>
      )}
      <UndoDecision undo={found.undo} />
      {isWorking && (
        <div className="acts">
          {step?.does === 'decide'
            ? inRow.map((kind) => (
                <button
                  key={kind}
                  type="button"
                  className={kind === 'confirm' ? 'primary' : ''}
                  title={kind.charAt(0)}
                  disabled={lock !== null}
                  aria-expanded={panel === kind}
                  onClick={() => choose(kind)}
                >
                  {t(`decide.${kind}`)}
                </button>
              ))
            : step && (
                <button type="button" className={step.isDue ? 'primary' : ''} onClick={() => goTo(step.tab, step.does)}>
                  {t(`case.step.${step.does}`)}
                </button>
              )}
          {others.length > 0 && (
            <Sheet id={MENU} label={t('case.head.more')} button={<Ellipsis size={18} aria-hidden="true" />}>
              <ul className="plain menu">
                {others.map(({ name, key, act }, index) => (
                  <li key={name}>
                    {/* biome-ignore lint/a11y/noAutofocus: who opens a menu goes on in it */}
                    <button type="button" className="plain-button" title={key} autoFocus={index === 0} onClick={act}>
                      {name}
                    </button>
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
        </div>
      )}
      <Refused error={check.error} />
      {check.asked !== null && (
        <p role="status" className="quiet">
          {t('case.head.checking', { count: check.asked })}
        </p>
      )}
      {panel === 'access' ? (
        <Suspense>
          <CaseAccess id={found.id} onClose={close} />
        </Suspense>
      ) : panel === 'close' ? (
        <CloseCase found={found} onClose={close} />
      ) : panel === 'assign' ? (
        <HandOn found={found} onClose={close} />
      ) : panel === 'hold' ? (
        <Hold found={found} isHeld={isHeld} onClose={close} />
      ) : (
        panel && (
          <Decision
            found={found}
            kind={panel}
            onClose={close}
            onDecided={(stays) => {
              close();
              isGoingOn.current = stays;
            }}
          />
        )
      )}
    </header>
  );
}
