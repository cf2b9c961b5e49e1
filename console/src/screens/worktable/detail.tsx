import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary, Loading } from '../../parts/states.tsx';
import { withAllWords } from '../../parts/words.ts';

/** The page of a case and its words, before they are asked for or when they are. */
export const fetchCasePage = () => withAllWords(import('../case/case-page.tsx'));
const CasePage = lazy(async () => ({ default: (await fetchCasePage()).CasePage }));

/** Cases passed faster than this are not opened: a key that is held down goes through a list. */
const REST_MS = 120;

/** The case that one rests on; undefined while passing. */
function useRest(id: string): string | undefined {
  const [rested, setRested] = useState(id);
  const changed = useRef(0);
  useEffect(() => {
    const wait = Date.now() - changed.current > REST_MS ? 0 : REST_MS;
    changed.current = Date.now();
    const timer = setTimeout(() => setRested(id), wait);
    return () => clearTimeout(timer);
  }, [id]);
  return rested === id ? id : undefined;
}

/** A case beside the list, or in its place. */
export function Detail(props: { id: string; onBack: () => void; onNext: (() => void) | null }) {
  const { t } = useTranslation();
  const id = useRest(props.id);
  const pane = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each case begins at its top
  useEffect(() => {
    void pane.current?.scrollTo(0, 0); // A promise where browsers have one: no clean-up.
  }, [id]);
  const { onBack, onNext } = props;
  return (
    <section className="detail" ref={pane} aria-label={t('worktable.detail')}>
      {id !== undefined && (
        <Boundary key={id}>
          <Suspense fallback={<Loading />}>
            <CasePage id={id} onBack={onBack} onNext={onNext} />
          </Suspense>
        </Boundary>
      )}
    </section>
  );
}
