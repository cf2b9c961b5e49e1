import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { mayWork, useAccount } from '../account.ts';
import { KeysChoice } from '../people/taste.tsx';
import type { Place } from './places.ts';

/** The keys besides those that go somewhere: as they are struck, and what they do among the words. */
const KEYS = {
  everywhere: [
    ['Ctrl+K', 'palette'],
    ['/', 'search'],
    ['?', 'keys'],
    ['Esc', 'back'],
  ],
  list: [
    ['j', 'down'],
    ['k', 'up'],
    ['Enter', 'open'],
    ['x', 'select'],
    ['n', 'next'],
    ['a', 'assign'],
    ['z', 'undo'],
  ],
  decide: [
    ['c', 'confirm'],
    ['d', 'dismiss'],
    ['e', 'escalate'],
    ['Ctrl+Enter', 'send'],
    ['Ctrl+Shift+Enter', 'stay'],
    ['s', 'step'],
    ['v', 'check'],
    ['f', 'finish'],
    ['1…5', 'tabs'],
    ['r', 'reveal'],
  ],
} as const;
/** What only those have who work on cases. */
const OF_WORK: ReadonlySet<string> = new Set([
  ...['select', 'assign', 'undo', 'confirm', 'dismiss', 'escalate', 'send', 'stay', 'step', 'check', 'finish'],
]);
const GROUPS = ['everywhere', 'list', 'decide'] as const;

/** All keys, and the way to turn those off that are a single character. */
export function Keys({ places, onClose }: { places: readonly Place[]; onClose: () => void }) {
  const { t } = useTranslation();
  const isWorking = mayWork(useAccount());
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(isOpen) => !isOpen && onClose()} isDismissable>
      <Modal className="modal keys">
        <Dialog>
          <Heading slot="title">{t('keys.title')}</Heading>
          <div className="groups">
            {GROUPS.map((group) => (
              <section key={group}>
                <h3>{t(`keys.${group}`)}</h3>
                <dl>
                  {KEYS[group]
                    .filter(([, does]) => isWorking || !OF_WORK.has(does))
                    .map(([key, does]) => (
                      <div key={key}>
                        <dt>
                          <kbd>{key}</kbd>
                        </dt>
                        <dd>{t(`keys.does.${does}`)}</dd>
                      </div>
                    ))}
                </dl>
              </section>
            ))}
            <section>
              <h3>{t('keys.goTo')}</h3>
              <dl>
                {places.map(({ name, letter }) => (
                  <div key={name}>
                    <dt>
                      <kbd>g</kbd> <kbd>{letter}</kbd>
                    </dt>
                    <dd>{t(`app.${name}`)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          </div>
          <KeysChoice />
          <div className="buttons">
            <Button autoFocus onPress={onClose}>
              {t('keys.close')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
