import { type ReactNode, useState } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import en from '../words/glossary.en.json';
import fr from '../words/glossary.fr.json';
import { useLanguage } from './language.ts';

const GLOSSARY = { en, fr };
export type Word = keyof typeof en & keyof typeof fr;

/**
 * A word of the field with what it means: under the pointer, at the keyboard's focus, and at a touch, which has no
 * hovering.
 */
export function Term({ of, children }: { of: Word; children: ReactNode }) {
  const { means } = GLOSSARY[useLanguage()][of];
  const [isOpen, setOpen] = useState(false);
  return (
    <TooltipTrigger isOpen={isOpen} onOpenChange={setOpen} delay={300} closeDelay={100} shouldCloseOnPress={false}>
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
