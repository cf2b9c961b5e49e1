import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { mayApprove, mayWork, useAccount } from '../../parts/account.ts';
import { formatInstant } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';
import {
  AnswerForm,
  DoneButton,
  EndForm,
  LeaveButton,
  LessonForm,
  OwnCounts,
  ShareForm,
  TakeBackButton,
} from './forms.tsx';
import { AddForm } from './plan-form.tsx';
import { Results } from './results.tsx';
import { Timeline } from './timeline.tsx';

type Operation = Schemas['Operation'];
const goesOn = ({ state, standing }: Operation): boolean =>
  standing === 'joined' && (state === 'planned' || state === 'running');

function About({ operation }: { operation: Operation }) {
  const { t, i18n } = useTranslation();
  const { purpose, basis, lead, actsAt, reportsBy, endedAt, conclusion } = operation;
  const facts = [
    ['purpose', purpose],
    ['basis', basis],
    ['lead', lead],
    ['actsAt', formatInstant(actsAt, i18n.language)],
    ['reportsBy', formatInstant(reportsBy, i18n.language)],
    ['endedAt', endedAt && formatInstant(endedAt, i18n.language)],
    ['conclusion', conclusion],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(
        ([name, said]) =>
          said !== null && (
            <div key={name}>
              <dt>{t(`jointOperation.${name}`)}</dt>
              <dd>
                <Said isWhole>{said}</Said>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Units({ units }: { units: Operation['units'] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="checks">
      {units.map(({ unit, isLead, isOwn, state, reason, countedAt, late }) => (
        <li key={unit}>
          <strong>
            <Said>{unit}</Said>
          </strong>{' '}
          <span className={`tag ${state}`}>{t(`jointOperation.standing.${state}`)}</span>{' '}
          {isLead && <span className="tag">{t('jointOperation.leads')}</span>}{' '}
          {isOwn && <span className="tag">{t('jointOperation.own')}</span>}{' '}
          {late.length > 0 && <span className="tag overdue">{t('jointOperation.isLate')}</span>}
          {late.map((one) => (
            <p key={`${one.what} ${one.task} ${one.since}`}>
              {t(`jointOperation.lateFor.${one.what}`, { since: formatInstant(one.since, i18n.language) })}{' '}
              <Said>{one.task}</Said>
            </p>
          ))}
          {reason !== null && (
            <p>
              <Said isWhole>{reason}</Said>
            </p>
          )}
          {countedAt !== null && (
            <p className="quiet">{t('jointOperation.countsGiven', { at: formatInstant(countedAt, i18n.language) })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Tasks({ operation }: { operation: Operation }) {
  const { t, i18n } = useTranslation();
  const account = useAccount();
  const own = operation.tasks.filter(({ isOwn }) => isOwn);
  if (own.length === 0) return null;
  return (
    <>
      <h2>{t('jointOperation.ownTasks')}</h2>
      <ul className="checks">
        {own.map((task) => (
          <li key={task.id}>
            <Said isWhole>{task.says}</Said>
            <p className="quiet">
              {t('jointOperation.dueBy', { at: formatInstant(task.dueAt, i18n.language) })}
              {task.doneAt !== null &&
                ` · ${t('jointOperation.doneBy', { at: formatInstant(task.doneAt, i18n.language), by: task.doneBy ?? '–' })}`}
            </p>
            {task.doneAt === null && mayWork(account) && goesOn(operation) && (
              <DoneButton id={operation.id} task={task} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Targets({ targets }: { targets: Operation['targets'] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('jointOperation.targets')} count={targets.length} isWanted>
      <ul className="checks">
        {targets.map(({ id, kind, name, address, note }) => (
          <li key={id}>
            <span className="tag">{t(`jointOperation.kind.${kind}`)}</span> <Said>{name}</Said> <Said>{address}</Said>
            {note !== null && (
              <p>
                <Said isWhole>{note}</Said>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Captures({ operation }: { operation: Operation }) {
  const { t, i18n } = useTranslation();
  const account = useAccount();
  const { id, captures } = operation;
  return (
    <Panel title={t('jointOperation.captures')} count={captures.length} isWanted={captures.length > 0}>
      <p>{t('jointOperation.capture.intro')}</p>
      <ul className="checks">
        {captures.map((one) => (
          <li key={one.id}>
            <Said>{one.url}</Said>{' '}
            <a href={`/v1/operations/${id}/captures/${one.id}/package`} download>
              {t('jointOperation.capture.package')}
              <span className="unseen"> {one.url}</span>
            </a>
            <p className="quiet">
              <Said>{one.unit}</Said> · {formatInstant(one.sealedAt, i18n.language)} ·{' '}
              <code className="digest">{one.digest}</code>
            </p>
            {one.isOwn && mayApprove(account) && <TakeBackButton id={id} capture={one} />}
          </li>
        ))}
      </ul>
      {mayApprove(account) && goesOn(operation) && <ShareForm id={id} />}
    </Panel>
  );
}

function Lessons({ operation }: { operation: Operation }) {
  const { t, i18n } = useTranslation();
  const account = useAccount();
  const { id, lessons } = operation;
  return (
    <Panel title={t('jointOperation.lessons')} count={lessons.length} isWanted={lessons.length > 0}>
      <ul className="checks">
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <Said isWhole>{lesson.says}</Said>
            <p className="quiet">
              <Said>{lesson.unit}</Said> · {formatInstant(lesson.at, i18n.language)}
            </p>
          </li>
        ))}
      </ul>
      {mayWork(account) && goesOn(operation) && <LessonForm id={id} />}
    </Panel>
  );
}

/** What is there for units that joined alone. */
function Shared({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const account = useAccount();
  const { id, units, tasks, targets, figures, state } = operation;
  const isLead = operation.isLead && mayApprove(account) && goesOn(operation);
  return (
    <>
      {figures && <Results operation={operation} figures={figures} />}
      {state === 'ending' && <p role="status">{t('jointOperation.addingUp')}</p>}
      {tasks.length > 0 && <Timeline operation={operation} />}
      <h2>{t('jointOperation.units')}</h2>
      <Units units={units} />
      <Tasks operation={operation} />
      {isLead && (
        <>
          <AddForm
            id={id}
            inPlan={units.filter((one) => one.state === 'joined' || one.state === 'invited').map(({ unit }) => unit)}
            isCounting={units.some(({ countedAt }) => countedAt !== null)}
          />
          <EndForm id={id} />
        </>
      )}
      <Targets targets={targets} />
      <Panel title={t('jointOperation.counts.title')}>
        <OwnCounts operation={operation} mayGive={mayApprove(account)} />
      </Panel>
      <Captures operation={operation} />
      <Lessons operation={operation} />
      {!operation.isLead && mayApprove(account) && goesOn(operation) && <LeaveButton id={id} />}
    </>
  );
}

/** One operation: what it is for, who takes part and is late, what is shared, and what came of it. */
export function OperationPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const account = useAccount();
  const query = useRead(['joint-operations', id], () => api.GET('/v1/operations/{id}', { params: { path: { id } } }));
  return (
    <Loaded query={query}>
      {(operation) => (
        <>
          <p className="trail">
            <Link to={paths.jointOperations}>← {t('jointOperation.title')}</Link>
          </p>
          <h1>
            <Said isWhole>{operation.title}</Said>
          </h1>
          <p>
            <span className={`tag ${operation.state}`}>{t(`jointOperation.is.${operation.state}`)}</span>{' '}
            {operation.standing !== 'joined' && (
              <span className="tag">{t(`jointOperation.standing.${operation.standing}`)}</span>
            )}
          </p>
          <About operation={operation} />
          {operation.standing === 'joined' ? (
            <Shared operation={operation} />
          ) : (
            <>
              <Tasks operation={operation} />
              {operation.standing === 'invited' && operation.endedAt === null && mayApprove(account) && (
                <AnswerForm operation={operation} />
              )}
            </>
          )}
          <p className="quiet">
            <code>{operation.id}</code>
          </p>
        </>
      )}
    </Loaded>
  );
}
