import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, unwrap } from '../../client/api.ts';
import { useReason } from '../../parts/form/reason-dialog.tsx';
import { useTemplates } from '../../parts/form/templates.ts';
import { type Decided, tellDecided } from '../../parts/list/decided.ts';
import { shorten } from '../../parts/text/show-invisible.ts';

type Row = Schemas['Case'];

type Kind = Decided['kind'];
export interface Asked {
  kind: Kind;
  rows: readonly Row[];
}

/** One reason for a decision on one case or on many. */
export function DecideMany({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const templates = useTemplates();
  const { ask, dialog } = useReason({
    titleOf: ({ kind, rows: [first, ...more] }: Asked) =>
      more.length === 0
        ? t('worktable.decideOne', { what: t(`decide.${kind}`), title: shorten(first?.title ?? '') })
        : t('worktable.decideMany', { what: t(`decide.${kind}`), count: more.length + 1 }),
    templatesOf: ({ kind }) => templates.filter((template) => template.kind === kind),
    async send({ kind, rows }, reason, header) {
      const cases = rows.map(({ id, title }) => ({ id, title }));
      const [from, ...more] = new Set(rows.map(({ state }) => state));
      const isOne = from !== undefined && more.length === 0;
      const body = { cases: cases.map(({ id }) => id), kind, reason, ...(isOne && { from }) };
      const made = await unwrap(api.POST('/v1/cases/decisions', { params: { header }, body }));
      const isDecided = new Set(made.decided);
      tellDecided({
        kind,
        cases: cases.filter(({ id }) => isDecided.has(id)),
        undo: made.undoUntil === null ? null : { batch: made.batch, until: made.undoUntil },
        refused: made.refused.map(({ detail }) => detail),
      });
    },
  });
  const open = useEffectEvent(ask);
  useEffect(() => open(asked), [asked]);
  return dialog;
}
