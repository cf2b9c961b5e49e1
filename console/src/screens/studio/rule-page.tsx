import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal, type Schemas, unwrap } from '../../client/api.ts';
import { useAccount } from '../../parts/account.ts';
import { Refused, useCommand } from '../../parts/form/command.tsx';
import { formatInstant } from '../../parts/format.ts';
import { useLanguage } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Loaded, Loading } from '../../parts/states.tsx';
import { paths, replaceSearch, useSearch } from '../../paths.ts';
import { Backtests } from './backtests.tsx';
import { type EditorHandle, YamlEditor } from './editor/yaml-editor.tsx';
import { useEngine } from './engine.ts';
import { Examples } from './examples.tsx';
import { Faults } from './faults.tsx';
import { InWords } from './in-words.tsx';
import { newPack } from './new-pack.ts';
import { OnKept, OnPasted } from './try-it.tsx';
import { useJudged, useReadText } from './use-pack.ts';
import { useTyped } from './use-typed.ts';
import { Versions } from './versions.tsx';

type Pack = Schemas['PackDetail'];
const TABS = ['words', 'yaml'] as const;

/** A pack of the unit; one that is not there yet is begun. */
async function readPack(pack: string, rule: string): Promise<Pack> {
  try {
    return await unwrap(api.GET('/v1/packs/{id}', { params: { path: { id: pack } } }));
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'VIGIE_SCREENING_NO_PACK')) throw error;
    const none = { title: null, version: null, digest: null, draft: null };
    return { id: pack, ...none, source: 'unit', isOpen: true, text: newPack(pack, rule) };
  }
}

/** Where a rule begins in a pack's text. */
function lineOf(text: string, rule: string): number {
  return text.split('\n').findIndex((line) => line.trim() === `- id: ${rule}` || line.trim() === `id: ${rule}`) + 1;
}

/** Whether a pack is nowhere yet: only its first text is there. */
const isNew = (pack: Pack): boolean => pack.draft === null && pack.digest === null;

/** What is done to the text as it stands: kept, left, or put in shadow. */
function DraftBar(props: { pack: Pack; typed: ReturnType<typeof useTyped>; save: ReturnType<typeof useSave> }) {
  const { pack, typed, save } = props;
  const { t, i18n } = useTranslation();
  const path = { id: pack.id };
  const { draft } = pack;
  const discard = useCommand(
    (_: undefined, header) => unwrap(api.DELETE('/v1/packs/{id}/draft', { params: { path, header } })),
    typed.adopt,
  );
  const stage = useCommand((to: 'draft' | 'shadow', header) =>
    unwrap(
      api.PUT('/v1/packs/{id}/draft/stage', {
        params: { path, header },
        body: { stage: to, reason: t(`studio.stageReason.${to}`) },
      }),
    ),
  );
  return (
    <div className="draft-bar">
      <p role="status">
        {draft === null
          ? t(pack.digest === null ? 'studio.notYet' : pack.source === 'unit' ? 'studio.ofUnit' : 'studio.installed', {
              version: pack.version ?? '',
            })
          : t(draft.stage === 'shadow' ? 'studio.inShadow' : 'studio.draftBy', {
              author: draft.changedBy.name,
              at: formatInstant(draft.changedAt, i18n.language),
            })}{' '}
        {typed.isDirty && <strong>{t('studio.unsaved')}</strong>}
      </p>
      <div className="buttons">
        <button
          type="button"
          className="primary"
          title="Ctrl+S"
          disabled={(!typed.isDirty && !isNew(pack)) || save.isPending}
          onClick={() => save.mutate(undefined)}
        >
          {t('studio.save')}
        </button>
        {typed.isDirty && (
          <button type="button" onClick={typed.adopt}>
            {t('studio.undo')}
          </button>
        )}
        {draft?.digest && !typed.isDirty && (
          <button
            type="button"
            disabled={stage.isPending}
            onClick={() => stage.mutate(draft.stage === 'shadow' ? 'draft' : 'shadow')}
          >
            {t(draft.stage === 'shadow' ? 'studio.leaveShadow' : 'studio.toShadow')}
          </button>
        )}
        {draft && (
          <button type="button" disabled={discard.isPending} onClick={() => discard.mutate(undefined)}>
            {t('studio.discard')}
          </button>
        )}
      </div>
      <Refused error={save.error ?? discard.error ?? stage.error} />
    </div>
  );
}

function useSave(pack: Pack, typed: ReturnType<typeof useTyped>) {
  return useCommand(async (_: undefined, header) => {
    const saved = await unwrap(
      api.PUT('/v1/packs/{id}/draft', {
        params: { path: { id: pack.id }, header },
        body: { text: typed.text, revision: typed.revision },
      }),
    );
    typed.keep(saved.revision);
  });
}

function Studio({ pack, ruleId }: { pack: Pack; ruleId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const account = useAccount();
  const search = useSearch();
  const tab = TABS.find((each) => new URLSearchParams(search).get('tab') === each) ?? 'words';
  const editor = useRef<EditorHandle>(null);
  const { engine, isBroken } = useEngine();
  const typed = useTyped(pack.draft?.text ?? pack.text, pack.draft?.revision ?? 0);
  const read = useReadText(engine, typed.text);
  const judged = useJudged(engine, read);
  const [wasShown, setWasShown] = useState(false);
  const save = useSave(pack, typed);
  const mayWrite = pack.isOpen && ['analyst', 'approver', 'administrator'].includes(account?.role ?? '');
  const rule = read?.pack?.rules.find(({ id }) => id === ruleId);
  const problems = read?.problems ?? [];
  const showYaml = (line: number, column: number): void => {
    replaceSearch('?tab=yaml');
    // The editor is measured once it is seen.
    requestAnimationFrame(() => editor.current?.goTo(line, column));
  };
  const choose = (to: (typeof TABS)[number]): void => {
    replaceSearch(to === 'words' ? '' : `?tab=${to}`);
    if (to === 'yaml' && !wasShown) {
      setWasShown(true);
      requestAnimationFrame(() => editor.current?.goTo(lineOf(typed.text, ruleId), 1));
    }
  };
  return (
    <>
      <h1>{rule ? rule.title[language] : ruleId}</h1>
      <p>
        {rule && <span className={`tag ${rule.severity}`}>{t(`severity.${rule.severity}`)}</span>}{' '}
        {pack.title?.[language]} <code>{`${pack.id}/${ruleId}`}</code>
      </p>
      {mayWrite ? (
        <DraftBar pack={pack} typed={typed} save={save} />
      ) : (
        <p className="quiet">{t(pack.isOpen ? 'studio.readOnly' : 'studio.closed')}</p>
      )}
      {isBroken && (
        <p className="error" role="alert">
          {t('studio.noEngine')}
        </p>
      )}
      <div className="studio">
        <div>
          <div className="tabs buttons">
            {TABS.map((each) => (
              <button key={each} type="button" aria-pressed={tab === each} onClick={() => choose(each)}>
                {t(`studio.tab.${each}`)}
              </button>
            ))}
          </div>
          <section hidden={tab !== 'words'} aria-label={t('studio.tab.words')}>
            {rule && read?.pack ? (
              <InWords rule={rule} pack={read.pack} />
            ) : read ? (
              <p>{t('studio.noRule', { rule: ruleId })}</p>
            ) : (
              <Loading />
            )}
            {read?.pack && read.pack.rules.length > 1 && (
              <>
                <h3>{t('studio.others')}</h3>
                <ul className="other-rules">
                  {read.pack.rules
                    .filter(({ id }) => id !== ruleId)
                    .map(({ id, title }) => (
                      <li key={id}>
                        <Link to={paths.rule(pack.id, id)}>{title[language]}</Link>
                      </li>
                    ))}
                </ul>
              </>
            )}
          </section>
          <section hidden={tab !== 'yaml'} aria-label={t('studio.tab.yaml')}>
            <YamlEditor
              ref={editor}
              label={t('studio.text', { pack: pack.id })}
              initial={typed.initial}
              onChange={typed.type}
              onSave={() => (typed.isDirty || isNew(pack)) && save.mutate(undefined)}
              isReadOnly={!mayWrite}
              pack={read?.pack ?? null}
              problems={problems}
              warnings={judged?.warnings ?? []}
            />
          </section>
          <Faults problems={problems} warnings={problems.length > 0 ? [] : (judged?.warnings ?? [])} onGo={showYaml} />
        </div>
        <div>
          {engine && rule && (
            <>
              <section aria-labelledby="try-title">
                <h2 id="try-title">{t('studio.try')}</h2>
                <OnPasted engine={engine} read={read} rule={rule} />
              </section>
              <section aria-labelledby="examples-title">
                <h2 id="examples-title">{t('studio.examples')}</h2>
                <Examples tried={judged?.examples ?? null} rule={ruleId} />
              </section>
              <section aria-labelledby="kept-title">
                <h2 id="kept-title">{t('studio.kept')}</h2>
                <OnKept engine={engine} read={read} rule={rule} />
              </section>
            </>
          )}
        </div>
      </div>
      {/* A pack that is not kept yet has been tried nowhere, and has no versions. */}
      {pack.isOpen && !isNew(pack) && (
        <>
          <Panel title={t('studio.backtest')} isWanted={pack.draft !== null}>
            <Backtests pack={pack} rule={ruleId} mayAsk={mayWrite && pack.draft?.digest != null && !typed.isDirty} />
          </Panel>
          <Panel title={t('studio.versions')} isWanted={pack.draft !== null}>
            <Versions pack={pack} mayPropose={mayWrite && !typed.isDirty} />
          </Panel>
        </>
      )}
    </>
  );
}

/** A rule: in words, as it is written, tried on offers, and the life of its pack. */
export function RulePage({ id }: { id: string }) {
  const [pack = '', rule = ''] = id.split('/');
  const query = useQuery({ queryKey: ['pack', pack, rule], queryFn: () => readPack(pack, rule) });
  return <Loaded query={query}>{(found) => <Studio key={pack} pack={found} ruleId={rule} />}</Loaded>;
}
