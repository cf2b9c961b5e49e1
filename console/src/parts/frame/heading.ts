import { useEffect, useRef, useState } from 'react';

/**
 * The heading of the screen that is shown: what the page is called (WCAG 2.4.2), and where the focus goes when the
 * screen is another (2.4.3). Beside a list it is the detail's.
 *
 * @returns its words; empty until it is there
 */
export function useHeading(path: string): string {
  const [words, setWords] = useState('');
  const shown = useRef(path);
  const said = useRef('');
  useEffect(() => {
    const content = document.getElementById('content');
    if (!content) return;
    // At the first screen the reader begins at the top of the page.
    let isFocusWanted = shown.current !== path;
    shown.current = path;
    const read = (): void => {
      const detail = content.querySelector('.detail');
      const heading = (detail ?? content).querySelector('h1');
      if (!heading) return;
      const text = heading.textContent.trim();
      setWords(text);
      document.title = text ? `${text} – Vigie` : 'Vigie';
      // Another screen at the same address is known by its heading, and by the focus that went with the one before.
      const isAnother = said.current !== '' && said.current !== text && document.activeElement === document.body;
      said.current = text;
      if (!isFocusWanted && !isAnother) return;
      isFocusWanted = false;
      // A list that is come back to has put the focus on its row.
      if (!detail && content.contains(document.activeElement) && document.activeElement !== content) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    read();
    const watch = new MutationObserver(read);
    watch.observe(content, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [path]);
  return words;
}
