import { yaml } from '@codemirror/lang-yaml';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { phrasesOf } from './phrases.ts';
import { LOOKS, nonce } from './yaml-editor.tsx';

/** What one text has otherwise than another, with a few lines around. */
export function Diff({ label, before, after }: { label: string; before: string; after: string }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const made = new EditorView({
      parent: place.current,
      doc: after,
      extensions: [
        EditorView.cspNonce.of(nonce()),
        lineNumbers(),
        yaml(),
        EditorState.readOnly.of(true),
        EditorState.phrases.of(phrasesOf(t)),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 2, minSize: 4 } }),
        LOOKS,
      ],
    });
    return () => made.destroy();
  }, [before, after, label, t]);
  return <div className="editor" ref={place} />;
}
