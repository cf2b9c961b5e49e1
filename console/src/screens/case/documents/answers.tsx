import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { ANSWER_KINDS, ANSWER_OUTCOMES } from '../../../client/values.ts';
import { CommandForm, encodeFile } from '../../../parts/form/command.tsx';
import { CheckField, DateTimeField, SelectField, TextAreaField, TextField } from '../../../parts/form/fields.tsx';
import { formatInstant } from '../../../parts/format.ts';
import { ForWorkers } from '../../../parts/people/for-workers.tsx';
import { Said } from '../../../parts/text/said.tsx';
import { goOn } from '../reach.ts';
import { readAnswer } from './answer-body.ts';

type Answer = Schemas['NoticeAnswer'];
type Decision = Schemas['AnsweredDecision'];

/**
 * What was answered to a notice, however it came, and a form for what a person has read. All of it is shown as text.
 */
export function Answers(props: { notice: string; isSent: boolean; isJoint: boolean; answers: Answer[] }) {
  const { notice, isSent, isJoint, answers } = props;
  const { t } = useTranslation();
  const found = new Set(answers.map(({ foundIn }) => foundIn));
  const waiting = answers.filter(({ kind, id }) => kind === 'message' && !found.has(id));
  return (
    <>
      <h3>{t('answers.title')}</h3>
      {answers.length === 0 && <p className="quiet">{t('answers.none')}</p>}
      {waiting.length > 0 && (
        <p className="banner">
          <strong>{t('answers.waiting', { count: waiting.length })}</strong>
        </p>
      )}
      <ul className="plain">
        {answers.map((answer) => (
          <AnswerItem key={answer.id} notice={notice} answer={answer} />
        ))}
      </ul>
      {isSent && (
        <ForWorkers>
          <TypeAnswer notice={notice} isJoint={isJoint} waiting={waiting} />
        </ForWorkers>
      )}
    </>
  );
}

function AnswerItem({ notice, answer }: { notice: string; answer: Answer }) {
  const { t, i18n } = useTranslation();
  const { decision, message, proof } = answer;
  return (
    <li className="card">
      <p>
        <span className="tag">{t(`answers.kind.${answer.kind}`)}</span> {formatInstant(answer.at, i18n.language)} ·{' '}
        {t(`answers.via.${answer.via}`)}
        {answer.via === 'exchange' && ` · ${t(answer.signedBy ? 'answers.signed' : 'answers.unsigned')}`}
        {answer.reference && (
          <>
            {' '}
            · {t('answers.reference')} <bdi className="address">{answer.reference}</bdi>
          </>
        )}
      </p>
      {message && (
        <>
          {message.from && (
            <p className="quiet">
              <bdi className="address">{message.from}</bdi> – <Said>{message.subject}</Said>
            </p>
          )}
          <p className="description">
            <Said isWhole>{message.text}</Said>
            {message.cut && ` […] ${t('answers.cut')}`}
          </p>
        </>
      )}
      {decision && <DecisionText decision={decision} />}
      {proof && (
        <p>
          <a href={`/v1/notices/${notice}/proofs/${proof.digest}`} download={proof.name}>
            {t('answers.proof', { name: proof.name, interpolation: { escapeValue: false } })}
          </a>
        </p>
      )}
    </li>
  );
}

function DecisionText({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        <strong>{t(`answers.outcome.${decision.outcome}`)}</strong>
        {decision.automatedDecision && ` · ${t(`answers.automated.${decision.automatedDecision}`)}`}
      </p>
      <p className="description">
        <Said isWhole>{decision.explanation}</Said>
      </p>
      {decision.redress && (
        <p className="quiet">
          {t('answers.redress')} <Said isWhole>{decision.redress}</Said>
        </p>
      )}
      {decision.statements.map((statement) => (
        <Statement key={statement.id} statement={statement} />
      ))}
    </>
  );
}

/** A statement of reasons, element by element (art. 17(3)). */
function Statement({ statement }: { statement: Decision['statements'][number] }) {
  const { t, i18n } = useTranslation();
  const { restriction } = statement;
  const until = restriction.until ? formatInstant(restriction.until, i18n.language) : t('answers.noEnd');
  const lines = [
    ['url', statement.url],
    ['restricted', `${t(`answers.restriction.${restriction.kind}`, { defaultValue: restriction.kind })} · ${until}`],
    ['territory', statement.territorialScope.join(', ') || t('answers.everywhere')],
    ['facts', statement.facts],
    ['ground', `${t(`answers.${statement.ground}`)}${t('state.colon')} ${statement.groundReference}`],
    ['groundExplanation', statement.groundExplanation],
    ['automation', t(`answers.automated.${statement.automatedDecision}`)],
    ['redress', statement.redress],
  ] as const;
  return (
    <details>
      <summary>{t('answers.statement', { at: formatInstant(statement.at, i18n.language) })}</summary>
      <dl>
        {lines.map(([name, text]) => (
          <div key={name}>
            <dt>{t(`answers.${name}`)}</dt>
            <dd>
              <bdi className="address">{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function TypeAnswer({ notice, isJoint, waiting }: { notice: string; isJoint: boolean; waiting: Answer[] }) {
  const { t, i18n } = useTranslation();
  const [kind, setKind] = useState<(typeof ANSWER_KINDS)[number]>('receipt');
  const messages = waiting.map(({ id, receivedAt, message }): [string, string] => [
    id,
    `${formatInstant(receivedAt, i18n.language)} – ${message?.subject ?? ''}`,
  ]);
  return (
    <details data-step="reply">
      <summary>{t('answers.type')}</summary>
      <CommandForm
        submit={t('answers.save')}
        onDone={goOn}
        send={async (typed, header) => {
          const file = typed.file('proof');
          const proof = file && { proof: await encodeFile(file) };
          return unwrap(
            api.POST('/v1/notices/{id}/answers', {
              params: { path: { id: notice }, header },
              body: { ...readAnswer(typed, kind), ...proof, together: typed.isTicked('together') },
            }),
          );
        }}
      >
        <SelectField
          label={t('answers.what')}
          options={ANSWER_KINDS.map((one) => [one, t(`answers.kind.${one}`)])}
          value={kind}
          onChoose={setKind}
        />
        {waiting.length > 0 && (
          <SelectField
            name="foundIn"
            label={t('answers.foundIn')}
            options={[...messages, ['', t('answers.elsewhere')]]}
          />
        )}
        {kind === 'decision' && (
          <>
            <SelectField
              name="outcome"
              label={t('answers.decided')}
              options={ANSWER_OUTCOMES.map((one) => [one, t(`answers.outcome.${one}`)])}
            />
            <TextAreaField name="explanation" label={t('answers.explanation')} required maxLength={20_000} />
            <TextAreaField name="redress" label={t('answers.redressField')} rows={2} maxLength={20_000} />
          </>
        )}
        <DateTimeField name="at" label={t('answers.at')} isNow />
        <TextField name="reference" label={t('answers.reference')} maxLength={200} />
        <TextField name="proof" label={t('answers.file')} type="file" />
        {isJoint && <CheckField name="together" label={t('answers.together')} />}
      </CommandForm>
    </details>
  );
}
