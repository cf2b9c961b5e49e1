import { autocompletion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { foldGutter, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import schema from '../../../../../packs/pack.schema.json';
import { useLanguage } from '../../../parts/language.ts';
import type { Pack, Problem } from '../messages.ts';
import { sayProblem } from '../say-problem.ts';
import { placeAt } from './path-at.ts';
import { phrasesOf } from './phrases.ts';
import { suggest } from './suggest.ts';

/** The page's own nonce: the styles that the editor makes are let in by it (stack: strict CSP). */
export const nonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.content ?? '';

/** The editor's looks, of the console's own colours. */
export const LOOKS: Extension = [
  EditorView.theme({
    '&': { backgroundColor: 'var(--paper)', color: 'var(--ink)', fontSize: 'var(--text-small)' },
    '&.cm-focused': { outline: '2px solid var(--accent)' },
    '.cm-scroller': { fontFamily: 'ui-monospace, monospace', lineHeight: '1.5' },
    '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--quiet)', border: 'none' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--hover)' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '.cm-tooltip, .cm-panels': {
      backgroundColor: 'var(--raised)',
      color: 'var(--ink)',
      border: '1px solid var(--line)',
    },
    '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--paper)' },
    '&.cm-merge-b .cm-changedText, .cm-deletedChunk .cm-deletedText': { textDecoration: 'underline' },
    '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '"…"' },
    '.cm-collapsedLines': { color: 'var(--ink)', background: 'var(--raised)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
      { tag: tags.comment, color: 'var(--quiet)' },
      { tag: [tags.string, tags.content], color: 'var(--ink)' },
      { tag: [tags.keyword, tags.bool, tags.null], color: 'var(--severity-high)' },
      { tag: tags.meta, color: 'var(--quiet)' },
    ]),
  ),
];

/** What is typed over a selection: a browser would put it in with a style of its own, which the page's policy refuses. */
const typedOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { state } = view;
    if (event.inputType !== 'insertText' || event.data === null || view.composing) return false;
    if (state.selection.main.empty || state.readOnly) return false;
    event.preventDefault();
    view.dispatch(state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

/** How to bring a place of the text into sight. */
export interface EditorHandle {
  goTo(line: number, column: number): void;
}

const diagnosticOf =
  (state: EditorState, severity: Diagnostic['severity'], language: string) =>
  (problem: Problem): Diagnostic => {
    const line = state.doc.line(Math.min(Math.max(1, problem.line), state.doc.lines));
    const from = Math.min(line.from + problem.column - 1, line.to);
    return { from, to: Math.max(from, line.to), severity, message: sayProblem(problem, language).text };
  };

/** A pack's text, with completion by its schema and what is wrong in it where it is wrong. */
export function YamlEditor(props: {
  label: string;
  /** The text to begin with: another one begins anew. */
  initial: string;
  onChange: (text: string) => void;
  onSave: () => void;
  isReadOnly: boolean;
  pack: Pack | null;
  problems: readonly Problem[];
  warnings: readonly Problem[];
  ref: Ref<EditorHandle>;
}) {
  const { label, initial, isReadOnly, pack, problems, warnings } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const fixed = useRef(new Compartment());
  const changed = useEffectEvent((text: string) => props.onChange(text));
  const saved = useEffectEvent(() => props.onSave());
  const complete = useEffectEvent((context: CompletionContext) => {
    const at = placeAt(context.state.doc.toString(), context.pos);
    if (at.word === '' && !context.explicit) return null;
    const options = suggest(schema, at, pack);
    return options.length === 0 ? null : { from: at.from, options, validFor: /^[\w.-]*$/ };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew for another text, or in another language
  useEffect(() => {
    if (!place.current) return;
    const made = new EditorView({
      parent: place.current,
      doc: initial,
      extensions: [
        EditorView.cspNonce.of(nonce()),
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        yaml(),
        typedOver,
        autocompletion({ override: [(context) => complete(context)], icons: false }),
        fixed.current.of(EditorState.readOnly.of(isReadOnly)),
        EditorState.phrases.of(phrasesOf(t)),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        // The Tab key goes on to what follows, as everywhere.
        keymap.of([
          {
            key: 'Mod-s',
            preventDefault: true,
            run: () => {
              saved();
              return true;
            },
          },
          ...completionKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...lintKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
        LOOKS,
      ],
    });
    view.current = made;
    return () => made.destroy();
  }, [initial, t]);
  useEffect(() => {
    view.current?.dispatch({ effects: fixed.current.reconfigure(EditorState.readOnly.of(isReadOnly)) });
  }, [isReadOnly]);
  useEffect(() => {
    const { current } = view;
    if (!current) return;
    const { state } = current;
    current.dispatch(
      setDiagnostics(state, [
        ...problems.map(diagnosticOf(state, 'error', language)),
        ...warnings.map(diagnosticOf(state, 'warning', language)),
      ]),
    );
  }, [problems, warnings, language]);
  useImperativeHandle(props.ref, () => ({
    goTo(line, column) {
      const { current } = view;
      if (!current) return;
      const found = current.state.doc.line(Math.min(Math.max(1, line), current.state.doc.lines));
      const at = Math.min(found.from + column - 1, found.to);
      current.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 24 }),
      });
      current.focus();
    },
  }));
  return <div className="editor" ref={place} />;
}
