import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../../client/api.ts';
import { CommandForm } from '../../../parts/form/command.tsx';
import { useLanguage } from '../../../parts/language.ts';
import { useRead } from '../../../parts/read.ts';
import { Said } from '../../../parts/text/said.tsx';
import { SamePictures } from '../../pages/same-pictures.tsx';
import { Field } from './field.tsx';
import { distinctCodes, foundWords } from './picture-words.ts';

type Snapshot = Schemas['CaseDetail']['snapshots'][number];
type Picture = Schemas['ReadPicture'];

/**
 * Where words and codes stand in a picture: on the picture itself, grey and blurred beyond recognition, where the sealed
 * package has it; else on an empty ground of its proportions.
 */
function Places({ picture, snapshot, evidence }: { picture: Picture; snapshot: Snapshot; evidence: string | null }) {
  const { t } = useTranslation();
  const [isMissing, setMissing] = useState(false);
  const { reading, url, place } = picture;
  if (!reading) return null;
  const { width, height, lines, codes } = reading;
  const found = foundWords(lines, snapshot.findings, place ?? -1);
  return (
    <svg
      className="places"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('pictures.places', { count: lines.flat().length, number: (place ?? 0) + 1 })}
    >
      <rect className="ground" width={width} height={height} />
      {evidence && !isMissing && (
        <image
          href={`/v1/evidence/${evidence}/blurred-picture?url=${encodeURIComponent(url)}`}
          width={width}
          height={height}
          preserveAspectRatio="none"
          onError={() => setMissing(true)}
        />
      )}
      {lines.flat().map(({ box }, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: words may repeat, and their order never changes
          key={at}
          className={found.has(at) ? 'word found' : 'word'}
          {...box}
        />
      ))}
      {codes.map(({ box }, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a code may stand there twice, and their order never changes
          key={at}
          className="word"
          {...box}
        />
      ))}
    </svg>
  );
}

function ReadPicture(props: { picture: Picture; snapshot: Snapshot; evidence: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { reading, place, readFailure } = props.picture;
  const number = (place ?? 0) + 1;
  if (readFailure !== null)
    return (
      <p className="quiet">
        {t('pictures.notRead', { number })} <Said>{readFailure[language]}</Said>
      </p>
    );
  if (!reading) return null;
  const text = reading.lines.map((line) => line.map((word) => word.text).join(' ')).join('\n');
  if (text === '' && reading.codes.length === 0) return <p className="quiet">{t('pictures.empty', { number })}</p>;
  return (
    <figure className="picture-read">
      <Places {...props} />
      <figcaption>
        <h4>{t('pictures.number', { number })}</h4>
        {text !== '' && (
          <p className="lines">
            <Field text={text} field={`picture.${place}`} findings={props.snapshot.findings} />
          </p>
        )}
        {reading.codes.length > 0 && (
          <ul>
            {distinctCodes(reading.codes).map((code) => (
              <li key={`${code.kind} ${code.text}`}>
                {code.gtin === null ? code.kind : t('pictures.gtin')}
                {t('state.colon')} <bdi className="address">{code.gtin ?? code.text}</bdi>
              </li>
            ))}
          </ul>
        )}
      </figcaption>
    </figure>
  );
}

/** What is written in the pictures of an offer, and where. */
export function Pictures({ snapshot, caseId }: { snapshot: Snapshot; caseId: string }) {
  const { t } = useTranslation();
  const { id } = snapshot;
  const pictures = useRead(['pictures', id], () =>
    api.GET('/v1/snapshots/{id}/pictures', { params: { path: { id } } }),
  );
  const setting = useRead(['picture-reading'], () => api.GET('/v1/picture-reading'));
  const evidence = useRead(['evidence', caseId], () =>
    api.GET('/v1/evidence', { params: { query: { case: caseId } } }),
  );
  const items = pictures.data?.items ?? [];
  const canRead = items.some(({ readAt, pdq, place }) => readAt === null && pdq !== null && place !== null);
  const read = items.filter(({ readAt }) => readAt !== null);
  const mayAsk = canRead && setting.data !== undefined && setting.data.mode !== 'off';
  if (read.length === 0 && !mayAsk && !items.some(({ pdq }) => pdq !== null)) return null;
  const sealed = evidence.data?.items.find((each) => each.snapshot === id && each.state === 'sealed')?.id ?? null;
  return (
    <section className="pictures" aria-label={t('pictures.title')}>
      <h3>{t('pictures.title')}</h3>
      <SamePictures pictures={items} />
      {read.map((picture) => (
        <ReadPicture key={picture.url} picture={picture} snapshot={snapshot} evidence={sealed} />
      ))}
      {mayAsk && (
        <CommandForm
          submit={t('pictures.read')}
          done={t('pictures.asked')}
          send={(_, header) =>
            unwrap(api.POST('/v1/snapshots/{id}/picture-readings', { params: { path: { id }, header } }))
          }
        >
          <p className="quiet">{t('pictures.hint')}</p>
        </CommandForm>
      )}
    </section>
  );
}
