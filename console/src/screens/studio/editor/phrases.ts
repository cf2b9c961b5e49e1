import type { TFunction } from 'i18next';

/** The editor's own English phrases, in the language of the screen. */
export const phrasesOf = (t: TFunction): Record<string, string> => ({
  next: t('studio.editor.next'),
  previous: t('studio.editor.previous'),
  all: t('studio.editor.all'),
  regexp: t('studio.editor.regexp'),
  replace: t('studio.editor.replace'),
  close: t('studio.editor.close'),
  go: t('studio.editor.go'),
  unfold: t('studio.editor.unfold'),
  to: t('studio.editor.to'),
  'match case': t('studio.editor.matchCase'),
  'by word': t('studio.editor.byWord'),
  'replace all': t('studio.editor.replaceAll'),
  'current match': t('studio.editor.currentMatch'),
  'Go to line': t('studio.editor.goToLine'),
  'Fold line': t('studio.editor.foldLine'),
  'Unfold line': t('studio.editor.unfoldLine'),
  'folded code': t('studio.editor.foldedCode'),
  'No diagnostics': t('studio.editor.noDiagnostics'),
  '$ unchanged lines': t('studio.editor.unchanged'),
  Find: t('studio.editor.find'),
  Replace: t('studio.editor.replaceWith'),
  Completions: t('studio.editor.completions'),
  Diagnostics: t('studio.editor.diagnostics'),
});
