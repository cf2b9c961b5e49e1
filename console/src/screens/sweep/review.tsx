import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { isCommand } from '../../parts/command-key.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { TextAreaField } from '../../parts/form/fields.tsx';
import { formatAmount, formatFigure } from '../../parts/format.ts';
import { Link } from '../../parts/link.tsx';
import { useRead } from '../../parts/read.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import { paths } from '../../paths.ts';

type Item = Schemas['SweepReviewItem'];

/** The offer as it was seen: its text; of pictures, grey places alone. */
function Offer({ item }: { item: Item }) {
  const { t, i18n } = useTranslation();
  const { title, description, category, price, currency, attributes, images, address } = item;
  return (
    <>
      <h2>
        <Said isWhole>{title}</Said>
      </h2>
      <p>
        {price !== null && <>{formatAmount(price, currency, i18n.language)} · </>}
        <Said>{category.join(' › ')}</Said>
      </p>
      {description !== null && (
        <p className="offer-text">
          <Said isWhole>{description}</Said>
        </p>
      )}
      {attributes.length > 0 && (
        <dl className="facts">
          {attributes.map(({ name, value }) => (
            <div key={`${name} ${value}`}>
              <dt>
                <Said>{name}</Said>
              </dt>
              <dd>
                <Said>{value}</Said>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="grey-place">{t('sweep.review.pictures', { images: formatFigure(images, i18n.language) })}</p>
      <p className="quiet address">
        <Said>{address}</Said>
      </p>
    </>
  );
}

/** One offer and the decision on it, by key or button. */
function Decide({ id, item }: { id: string; item: Item }) {
  const { t } = useTranslation();
  const reason = useRef<HTMLTextAreaElement>(null);
  const decide = useCommand<boolean>((isProhibited, header) =>
    unwrap(
      api.POST('/v1/sweeps/{id}/reviews', {
        params: { path: { id }, header },
        body: { number: item.number, isProhibited, reason: reason.current?.value.trim() ?? '' },
      }),
    ),
  );
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (!isCommand(event) || decide.isPending || (event.key !== 'c' && event.key !== 'd')) return;
    event.preventDefault();
    decide.mutate(event.key === 'c');
  });
  // With the offer itself: a key struck at once is heard.
  useLayoutEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <Offer item={item} />
      <TextAreaFieldWithRef label={t('sweep.review.reason')} at={reason} />
      <Refused error={decide.error} />
      <div className="buttons">
        <button
          type="button"
          className="primary"
          title="c"
          disabled={decide.isPending}
          onClick={() => decide.mutate(true)}
        >
          {t('sweep.review.prohibited')} <kbd>c</kbd>
        </button>
        <button type="button" title="d" disabled={decide.isPending} onClick={() => decide.mutate(false)}>
          {t('sweep.review.not')} <kbd>d</kbd>
        </button>
      </div>
    </>
  );
}

function TextAreaFieldWithRef({ label, at }: { label: string; at: React.RefObject<HTMLTextAreaElement | null> }) {
  return <TextAreaField label={label} name="reason" rows={2} maxLength={2_000} ref={at} />;
}

/** The review of a sweep: one offer at a time, without what rules or others say of it. */
export function ReviewScreen({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const query = useRead(['sweeps', id, 'next'], () => api.GET('/v1/sweeps/{id}/next', { params: { path: { id } } }));
  return (
    <Loaded query={query}>
      {({ item, left, question }) => (
        <>
          <p className="trail">
            <Link to={paths.sweep(id)}>← {t('sweep.review.back')}</Link>
          </p>
          <h1>{t('sweep.review.title')}</h1>
          <p>
            <strong>
              <Said isWhole>{question}</Said>
            </strong>
          </p>
          {item ? (
            <>
              <p role="status" className="quiet">
                {t('sweep.review.left', { left: formatFigure(left, i18n.language) })}
              </p>
              <Decide key={item.number} id={id} item={item} />
            </>
          ) : (
            <Empty>{t('sweep.review.none')}</Empty>
          )}
        </>
      )}
    </Loaded>
  );
}
