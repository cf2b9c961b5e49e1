import { type ReactNode, useRef, useState } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import en from '../words/glossary.en.json';
import fr from '../words/glossary.fr.json';
import { useLanguage } from './language.ts';

const GLOSSARY = { en, fr };
const SCROLL_OF_FOCUS_MS = 150;
export type Word = keyof typeof en & keyof typeof fr;

/**
 * A word of the field with what it means: under the pointer, at the keyboard's focus, and at a touch, which has no
 * hovering.
 */
export function Term({ of, children }: { of: Word; children: ReactNode }) {
  const { means } = GLOSSARY[useLanguage()][of];
  const [isOpen, setOpen] = useState(false);
  const openedAt = useRef(0);
  // Scrolling closes a tooltip, and focus that lands out of sight scrolls.
  const change = (open: boolean) => {
    if (open) openedAt.current = performance.now();
    const isOfFocus =
      performance.now() - openedAt.current < SCROLL_OF_FOCUS_MS &&
      document.activeElement?.matches('.term[data-focus-visible]');
    if (open || !isOfFocus) setOpen(open);
  };
  return (
    <TooltipTrigger isOpen={isOpen} onOpenChange={change} delay={300} closeDelay={100} shouldCloseOnPress={false}>
      <Button className="term" onPress={({ pointerType }) => setOpen(pointerType === 'mouse' || !isOpen)}>
        {children}
      </Button>
      <Tooltip className="tooltip">{means}</Tooltip>
    </TooltipTrigger>
  );
}

/** Where one list is shown in many rows: the first says what the word means, the others just say it. */
export function TermOnce({ of, isFirst, children }: { of: Word; isFirst: boolean; children: ReactNode }) {
  return isFirst ? <Term of={of}>{children}</Term> : children;
}
