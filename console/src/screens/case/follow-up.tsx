import { useTranslation } from 'react-i18next';
import { api } from '../../client/api.ts';
import { useDocumentTitles } from '../../parts/document-titles.ts';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { TermOnce } from '../../parts/term.tsx';
import { Correction } from './correct-check.tsx';

/** What became of a case's notices: checks, the deadline that passed, relistings and reappearances. */
export function FollowUpPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useDocumentTitles();
  const nameStep = (step: string) =>
    step === 'decide-relisting' || step === 'notice' ? t(`followUp.${step}`) : titleOf(step);
  const query = useRead(['follow-ups', caseId], () =>
    api.GET('/v1/follow-ups', { params: { query: { case: caseId } } }),
  );
  return (
    <section aria-labelledby="follow-title">
      <h2 id="follow-title">{t('followUp.title')}</h2>
      <Loaded query={query}>
        {({ followUps, checks, reappearances }) => {
          const inDoubt = checks.find(({ verdict }) => verdict === 'indeterminate');
          return (
            <>
              {followUps
                .filter(({ state }) => state === 'overdue')
                .map(({ notice, nextStep }) => (
                  <p key={notice} className="banner">
                    <strong>{t('followUp.overdue')}</strong>{' '}
                    {nextStep && t('followUp.nextStep', { step: nameStep(nextStep) })}
                  </p>
                ))}
              {reappearances.map(({ check, seenAt }) => (
                <p key={check} className="banner">
                  <strong>{t('followUp.online-again', { at: formatInstant(seenAt, language) })}</strong>
                </p>
              ))}
              {checks.length === 0 && <p className="message">{t('followUp.none')}</p>}
              <ol className="checks">
                {checks.map((check, index) => (
                  <li key={check.id}>
                    <TermOnce of="check" isFirst={index === 0}>
                      {t('followUp.check', { number: check.number })}
                    </TermOnce>{' '}
                    {check.verdict && check.doneAt ? (
                      <>
                        <span className={`tag ${check.verdict}`}>
                          <TermOnce of="indeterminate" isFirst={check === inDoubt}>
                            {t(`verdict.${check.verdict}`)}
                          </TermOnce>
                        </span>{' '}
                        {formatInstant(check.doneAt, language)}
                        <span className="quiet"> {check.reasons.map(({ text }) => text[language]).join(' · ')}</span>
                        {check.views
                          .filter(({ evidence }) => evidence !== null)
                          .map(({ viewpoint, territory, evidence }) => (
                            <span key={viewpoint}>
                              {' '}
                              <a href={`/v1/evidence/${evidence}/package`} download>
                                {t('followUp.sealed')} ({territory ?? t('followUp.fromHere')})
                              </a>
                            </span>
                          ))}
                        <Correction
                          caseId={caseId}
                          check={check}
                          isNewest={
                            !checks.some(
                              ({ listing, notice, number, doneAt }) =>
                                listing === check.listing &&
                                notice === check.notice &&
                                number > check.number &&
                                doneAt !== null,
                            )
                          }
                        />
                      </>
                    ) : (
                      <span className="quiet">
                        {t('followUp.planned', { at: formatInstant(check.dueAt, language) })}
                      </span>
                    )}
                  </li>
                ))}
              </ol>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
