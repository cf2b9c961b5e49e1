import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { useAccount } from '../../parts/account.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../paths.ts';

const CHOICES = ['false', 'true'] as const;

/** Makes a finding an example of its rule, in the draft of its pack: a look-alike where it was wrong. */
export function ExampleOfFinding({ finding }: { finding: { id: string; pack: string; rule: string } }) {
  const { t } = useTranslation();
  const account = useAccount();
  const add = useCommand((match: boolean, header) =>
    unwrap(
      api.POST('/v1/findings/{id}/examples', {
        params: { path: { id: finding.id }, header },
        body: { match, note: '' },
      }),
    ),
  );
  // Known pictures and recalls rest on no rule that has examples.
  if (finding.pack.includes(':') || finding.pack === 'eu-recalled-products') return null;
  if (!['analyst', 'approver', 'administrator'].includes(account?.role ?? '')) return null;
  return (
    <details>
      <summary>{t('studio.example')}</summary>
      <div className="buttons">
        {CHOICES.map((choice) => (
          <button key={choice} type="button" disabled={add.isPending} onClick={() => add.mutate(choice === 'true')}>
            {t(`studio.toExample.${choice}`)}
          </button>
        ))}
      </div>
      <Refused error={add.error} />
      {add.isSuccess && (
        <p role="status">
          {t('studio.exampleAdded')} <Link to={paths.rule(finding.pack, finding.rule)}>{t('studio.seeDraft')}</Link>
        </p>
      )}
    </details>
  );
}
