import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type BodyOf, unwrap } from '../../client/api.ts';
import { CommandForm } from '../../parts/form/command.tsx';
import { CheckField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx';
import type { Typed } from '../../parts/form/typed.ts';
import { useRead } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { usePackTitle } from '../../parts/text/pack-title.ts';
import { goTo, paths } from '../../paths.ts';

type Source = BodyOf<'/v1/sweeps'>['source'];
const KINDS = ['sitemap', 'addresses', 'offers', 'kept'] as const;
const STRATA = ['nothing', 'platform', 'category', 'trader', 'price'] as const;

async function sourceOf(typed: Typed, kind: (typeof KINDS)[number]): Promise<Source> {
  if (kind === 'sitemap') return { kind, url: typed.text('url') };
  if (kind === 'kept') return { kind, ...typed.some('platform') };
  if (kind === 'addresses') return { kind, name: 'addresses.txt', text: typed.text('text') };
  const file = typed.file('file');
  return { kind, name: file?.name ?? '', text: (await file?.text()) ?? '' };
}

/** What the frame is made from, by the kind that is chosen. */
function SourceFields({ kind }: { kind: (typeof KINDS)[number] }) {
  const { t } = useTranslation();
  switch (kind) {
    case 'sitemap':
      return <TextField label={t('sweep.form.url')} name="url" type="url" required maxLength={4_000} />;
    case 'addresses':
      return (
        <TextAreaField label={t('sweep.form.text')} hint={t('sweep.form.textHint')} name="text" rows={5} required />
      );
    case 'offers':
      return (
        <TextField
          label={t('sweep.form.file')}
          hint={t('sweep.form.fileHint')}
          name="file"
          type="file"
          accept=".csv,.tsv,.json,.jsonl,.ndjson"
          required
        />
      );
    case 'kept':
      return (
        <TextField
          label={t('sweep.form.platform')}
          hint={t('sweep.form.platformHint')}
          name="platform"
          maxLength={253}
        />
      );
  }
}

/** Begins a sweep: what is asked, of what. */
export function BeginForm() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('sitemap');
  const titleOf = usePackTitle();
  const rules = useRead(['rules'], () => api.GET('/v1/rules'));
  return (
    <details className="card">
      <summary>{t('sweep.form.begin')}</summary>
      <Loaded query={rules}>
        {({ items }) => (
          <CommandForm
            submit={t('sweep.form.submit')}
            send={async (typed, header) => {
              const body = {
                question: typed.text('question'),
                missing: typed.text('missing'),
                packs: typed.all('packs'),
                source: await sourceOf(typed, kind),
                stratify: typed.one('stratify', STRATA),
              };
              const { id } = await unwrap(api.POST('/v1/sweeps', { params: { header }, body }));
              goTo(paths.sweep(id));
            }}
          >
            <TextField
              label={t('sweep.form.question')}
              hint={t('sweep.form.questionHint')}
              name="question"
              required
              maxLength={500}
            />
            <SelectField
              label={t('sweep.form.source')}
              hint={t('sweep.form.sourceHint')}
              name="source"
              options={KINDS.map((each) => [each, t(`sweep.source.${each}`)] as const)}
              value={kind}
              onChoose={setKind}
            />
            <SourceFields kind={kind} />
            <TextAreaField
              label={t('sweep.form.missing')}
              hint={t('sweep.form.missingHint')}
              name="missing"
              required
              maxLength={2_000}
            />
            <SelectField
              label={t('sweep.form.stratify')}
              hint={t('sweep.form.stratifyHint')}
              name="stratify"
              options={STRATA.map((each) => [each, t(`sweep.stratify.${each}`)] as const)}
            />
            <fieldset>
              <legend>{t('sweep.form.packs')}</legend>
              {[...new Set(items.map(({ pack }) => pack))].map((pack) => (
                <CheckField key={pack} label={titleOf(pack)} name="packs" value={pack} defaultChecked />
              ))}
            </fieldset>
          </CommandForm>
        )}
      </Loaded>
    </details>
  );
}
