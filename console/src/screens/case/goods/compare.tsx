import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../../client/api.ts';
import { formatInstant } from '../../../parts/format.ts';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Loaded } from '../../../parts/states.tsx';
import { DifferenceTable } from '../offer/difference-table.tsx';
import { compareContents } from '../offer/differences.ts';
import { Capture } from '../reveal.tsx';

/** The capture of an offer, as a browser saw it first. */
function captureOf(
  items: readonly Schemas['Evidence'][] | undefined,
  listing: string,
): Schemas['Evidence'] | undefined {
  return items?.find((one) => one.listing === listing && one.state === 'sealed' && one.by === 'browser');
}

function useListing(id: string) {
  return useRead(['listing', id], () => api.GET('/v1/listings/{id}', { params: { path: { id } } }));
}

/** “Same offer?”: both captures, and both texts with what differs marked. */
export function Compare(props: { caseId: string; original: string; relisted: string }) {
  const { caseId, original, relisted } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const first = useListing(original);
  const second = useListing(relisted);
  const evidence = useRead(['evidence', caseId], () =>
    api.GET('/v1/evidence', { params: { query: { case: caseId } } }),
  );
  const sides = [
    { id: original, name: t('case.compare.first') },
    { id: relisted, name: t('case.compare.second') },
  ];
  return (
    <section className="compare" aria-label={t('case.compare.title')}>
      <div className="pair">
        {sides.map(({ id, name }) => {
          const capture = captureOf(evidence.data?.items, id);
          if (!capture)
            return (
              <p key={id} className="quiet">
                {name}
                {t('state.colon')} {evidence.data && t('case.compare.noCapture')}
              </p>
            );
          const at = formatInstant(capture.sealedAt ?? capture.madeAt, language);
          return <Capture key={id} id={capture.id} caption={t('case.compare.capture', { name, at })} />;
        })}
      </div>
      <Loaded query={first}>
        {(one) => (
          <Loaded query={second}>
            {(other) => {
              const [before, after] = [one.history.at(-1), other.history.at(-1)];
              return (
                before &&
                after && (
                  <DifferenceTable
                    caption={t('case.compare.title')}
                    before={t('case.compare.first')}
                    after={t('case.compare.second')}
                    rows={compareContents(before.content, after.content, language)}
                  />
                )
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}
