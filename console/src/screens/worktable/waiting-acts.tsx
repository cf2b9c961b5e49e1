import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../client/api.ts';
import { SecondPerson } from '../../parts/form/second-person.tsx';
import { formatDate } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { useRead } from '../../parts/read.ts';
import { Cards } from '../../parts/states.tsx';
import { ProposedBasis } from '../../parts/text/period-basis.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';

type Proposal = Schemas['Proposal'];

/** Where what is proposed can be read; null: all of it is in the proposal. */
function placeOf({ kind, summary }: Proposal): string | null {
  if (kind === 'release.published') return paths.releases;
  if (kind === 'account.succeeded') return paths.people;
  if (kind === 'pack.activated') return paths.rule(String(summary.pack), String(summary.rule ?? 'rule'));
  if (kind === 'rule.disabled') return paths.rule(String(summary.pack), String(summary.rule));
  return kind === 'hashes.added' ? paths.rules : null;
}

/** What a proposal is about, by its name. */
function useName(): (proposal: Proposal) => string {
  const { t, i18n } = useTranslation();
  return ({ kind, summary }) => {
    if (kind === 'pack.activated') {
      const { pack, version, from, isReturn } = summary;
      const about = { pack, version, date: formatDate(String(from), i18n.language) };
      // Without a version of the unit's own, it is gone back to the one that was installed.
      if (version === null) return t('proposal.backToInstalled', about);
      return t(isReturn ? 'proposal.backTo' : 'proposal.version', about);
    }
    if (kind === 'retention.set')
      return `${t(`proposal.kept.${summary.kind}`, { defaultValue: String(summary.kind) })}, ${t(`proposal.keptFor.${summary.unit}`, { amount: summary.amount, defaultValue: '' })}`;
    return String(summary.title ?? summary.name ?? summary.rule ?? summary.pack ?? summary.account ?? '');
  };
}

/** What waits for a second person and is of no case: rules, lists, periods, releases, successions. */
export function WaitingActs() {
  const { t } = useTranslation();
  const nameOf = useName();
  const query = useRead(['proposals', 'all'], () => api.GET('/v1/proposals', { params: { query: { limit: 200 } } }));
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="waiting-acts" aria-labelledby="waiting-acts">
      <h2 id="waiting-acts">{t('proposal.others', { count: items.length })}</h2>
      <Cards items={items} keyOf={({ id }) => id}>
        {(proposal) => {
          const place = placeOf(proposal);
          return (
            <>
              <strong>
                {t(`proposal.of.${proposal.kind}`, { defaultValue: proposal.kind })}
                {t('state.colon')} <Said>{nameOf(proposal)}</Said>
              </strong>
              <ProposedBasis {...proposal} />
              <p>
                <Said isWhole>{proposal.reason}</Said>
              </p>
              <SecondPerson proposal={proposal}>{place && <Link to={place}>{t('proposal.look')}</Link>}</SecondPerson>
            </>
          );
        }}
      </Cards>
    </section>
  );
}
