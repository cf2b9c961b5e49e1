import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { CommandForm, encodeFile } from '../../parts/form/command.tsx';
import { SelectField, TextField } from '../../parts/form/fields.tsx';
import { useLanguage } from '../../parts/language.ts';
import { SEVERITIES } from '../../parts/list/severities.ts';

const KINDS = ['known', 'exception'] as const;

/** Adds a file of hashes, or one hash, to a list of the unit: exceptions wait for a second person. */
export function AddHashes({ rules }: { rules: readonly Schemas['Rule'][] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <details>
      <summary>{t('hashes.add')}</summary>
      <CommandForm
        submit={t('hashes.add')}
        done={t('hashes.added')}
        send={async (typed, header) => {
          const list = {
            name: typed.text('name'),
            kind: typed.one('kind', KINDS),
            severity: typed.one('severity', SEVERITIES),
            distance: Number(typed.text('distance')),
            rule: typed.text('rule') || null,
          };
          const file = typed.file('file');
          if (file)
            return unwrap(
              api.POST('/v1/hash-lists/files', { params: { header }, body: { ...list, file: await encodeFile(file) } }),
            );
          const hash = { pdq: typed.text('pdq'), label: typed.text('label'), source: typed.text('source') };
          return unwrap(api.POST('/v1/hash-lists', { params: { header }, body: { ...list, hashes: [hash] } }));
        }}
      >
        <TextField label={t('hashes.name')} hint={t('hashes.nameHint')} name="name" maxLength={100} required />
        <SelectField
          label={t('hashes.kind')}
          name="kind"
          options={KINDS.map((kind) => [kind, t(`rules.${kind}`)] as const)}
        />
        <SelectField
          label={t('hashes.severity')}
          name="severity"
          defaultValue="high"
          options={SEVERITIES.map((severity) => [severity, t(`severity.${severity}`)] as const)}
        />
        <SelectField
          label={t('hashes.rule')}
          hint={t('hashes.ruleHint')}
          name="rule"
          isOpen
          options={rules.map(
            ({ pack, rule, title }) => [`${pack}/${rule}`, `${title[language]} (${pack}/${rule})`] as const,
          )}
        />
        <TextField
          label={t('hashes.distance')}
          hint={t('hashes.distanceHint')}
          name="distance"
          type="number"
          min={0}
          max={31}
          defaultValue={31}
          required
        />
        <TextField
          label={t('hashes.file')}
          hint={t('hashes.fileHint')}
          name="file"
          type="file"
          accept=".csv,.json,.jsonl,.ndjson,.txt"
        />
        <fieldset>
          <legend>{t('hashes.one')}</legend>
          <TextField label={t('hashes.pdq')} hint={t('hashes.pdqHint')} name="pdq" pattern="[0-9a-fA-F]{64}" />
          <TextField label={t('hashes.label')} name="label" maxLength={500} />
          <TextField label={t('hashes.source')} name="source" maxLength={500} />
        </fieldset>
      </CommandForm>
    </details>
  );
}
