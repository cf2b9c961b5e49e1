import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { goTo } from '../../paths.ts';
import { Said } from '../text/said.tsx';
import { findWays, type Way } from './ways.ts';

/**
 * Goes anywhere by name: screens and views at once, cases as they are found.
 *
 * @param props.findCases looks cases up by a text
 */
export function Palette(props: {
  ways: readonly Way[];
  findCases: (text: string) => Promise<Way[]>;
  onClose: () => void;
}) {
  const { ways, findCases, onClose } = props;
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const sought = useDeferredValue(text.trim());
  const cases = useQuery({
    queryKey: ['palette', sought],
    queryFn: () => findCases(sought),
    enabled: sought.length >= 2,
    placeholderData: keepPreviousData,
    refetchInterval: false,
  });
  const found = [...findWays(ways, text), ...(sought.length >= 2 ? (cases.data ?? []) : [])].slice(0, 12);
  const current = found[Math.min(at, found.length - 1)];
  const open = (way: Way | undefined): void => {
    if (!way) return;
    onClose();
    goTo(way.to);
  };
  return (
    <ModalOverlay className="overlay top" isOpen onOpenChange={(isOpen) => !isOpen && onClose()} isDismissable>
      <Modal className="modal palette">
        <Dialog aria-label={t('palette.title')}>
          <input
            autoFocus
            type="text"
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls={id}
            aria-activedescendant={current ? `${id}-${found.indexOf(current)}` : undefined}
            aria-label={t('palette.title')}
            placeholder={t('palette.hint')}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setAt(0);
            }}
            onKeyDown={(event) => {
              const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
              if (step !== undefined) {
                event.preventDefault();
                setAt((was) => Math.min(Math.max(was + step, 0), Math.max(found.length - 1, 0)));
              } else if (event.key === 'Enter') {
                event.preventDefault();
                open(current);
              }
            }}
          />
          <div id={id} role="listbox" aria-label={t('palette.title')}>
            {found.map((way, place) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (aria-activedescendant)
              <div
                key={way.to}
                id={`${id}-${place}`}
                role="option"
                aria-selected={way === current}
                onClick={() => open(way)}
                onPointerMove={() => setAt(place)}
              >
                <Said>{way.name}</Said> <span className="quiet">{way.kind}</span>
              </div>
            ))}
          </div>
          {found.length === 0 && (
            <p className="quiet" role="status">
              {t('palette.none')}
            </p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
