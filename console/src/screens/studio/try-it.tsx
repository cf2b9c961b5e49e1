import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../client/api.ts';
import { TextAreaField } from '../../parts/form/fields.tsx';
import { dayHere } from '../../parts/format.ts';
import { HELD } from '../../parts/read.ts';
import { Loaded } from '../../parts/states.tsx';
import { Said } from '../../parts/text/said.tsx';
import type { Engine } from './engine.ts';
import type { Explanation, Offer, Rule } from './messages.ts';
import { readPasted } from './pasted.ts';
import { RuleTree } from './rule-tree.tsx';
import type { ReadText } from './use-pack.ts';

const KEPT = 50;

/** Why a rule flags an offer or does not, asked for anew with each pack that was read. */
function useExplanation(
  engine: Engine,
  read: ReadText | null,
  asked: { offer: Offer; asOf: string } | null,
  rule: string,
): Explanation | null {
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  const number = read?.number;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pack answers otherwise
  useEffect(() => {
    if (!asked) {
      setExplanation(null);
      return;
    }
    let isStale = false;
    void engine.ask('explain', { ...asked, rule }).then((said) => {
      if (!isStale) setExplanation(said.explanation);
    });
    return () => {
      isStale = true;
    };
  }, [engine, number, asked, rule]);
  return explanation;
}

/** Whether a rule flags an offer, in a word, and the tree of its conditions. */
function Verdict({ explanation, rule }: { explanation: Explanation; rule: Rule }) {
  const { t } = useTranslation();
  const { applies, legal, isInTerritory, outcome } = explanation;
  const isHit = applies && outcome.value === true;
  return (
    <>
      <p role="status">
        <strong className={`verdict ${isHit ? 'is-true' : 'is-false'}`}>
          {t(isHit ? 'studio.hit' : 'studio.noHit')}
        </strong>{' '}
        {legal.length === 0 && t('studio.notInForce')} {!isInTerritory && t('studio.otherTerritory')}
      </p>
      <RuleTree condition={rule.when} reason={outcome} />
    </>
  );
}

/** The rule as it is typed, on an offer that is pasted. */
export function OnPasted({ engine, read, rule }: { engine: Engine; read: ReadText | null; rule: Rule }) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState<{ offer: Offer; asOf: string } | null>(null);
  const [passedOver, setPassedOver] = useState<string[]>([]);
  const explanation = useExplanation(engine, read, asked, rule.id);
  return (
    <>
      <TextAreaField
        label={t('studio.paste')}
        hint={t('studio.pasteHint')}
        rows={4}
        onChange={({ target }) => {
          const pasted = readPasted(target.value);
          setAsked(pasted && { offer: pasted.offer, asOf: dayHere() });
          setPassedOver(pasted?.passedOver ?? []);
        }}
      />
      {passedOver.length > 0 && (
        <p className="quiet">
          {t('studio.passedOver', { names: new Intl.ListFormat(i18n.language).format(passedOver) })}
        </p>
      )}
      {explanation && <Verdict explanation={explanation} rule={rule} />}
    </>
  );
}

interface Kept {
  id: string;
  title: string;
  offer: Offer;
  asOf: string;
}

function KeptOffers(props: { engine: Engine; read: ReadText | null; rule: Rule; kept: readonly Kept[] }) {
  const { engine, read, rule, kept } = props;
  const { t } = useTranslation();
  const [flagged, setFlagged] = useState<ReadonlySet<string> | null>(null);
  const [chosen, setChosen] = useState<Kept | null>(null);
  const explanation = useExplanation(engine, read, chosen, rule.id);
  const number = read?.number;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pack answers otherwise
  useEffect(() => {
    let isStale = false;
    void engine.ask('screen', { offers: kept.map(({ offer, asOf }) => ({ offer, asOf })) }).then((said) => {
      if (isStale) return;
      setFlagged(new Set(kept.flatMap(({ id }, at) => (said.flagged[at]?.includes(rule.id) ? [id] : []))));
    });
    return () => {
      isStale = true;
    };
  }, [engine, number, kept, rule.id]);
  const isFlagged = ({ id }: Kept): boolean => flagged?.has(id) ?? false;
  return (
    <>
      <p role="status">{flagged && t('studio.ofKept', { count: flagged.size, all: kept.length })}</p>
      <ul className="kept-offers">
        {[...kept.filter(isFlagged), ...kept.filter((each) => !isFlagged(each))].map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className="plain-button"
              aria-expanded={chosen?.id === each.id}
              onClick={() => setChosen(chosen?.id === each.id ? null : each)}
            >
              <span className={isFlagged(each) ? 'sign is-true' : 'sign is-false'}>
                <span aria-hidden="true">{isFlagged(each) ? '✓' : '✗'}</span>
                <span className="unseen">{t(isFlagged(each) ? 'studio.hit' : 'studio.noHit')}</span>
              </span>{' '}
              <Said>{each.title}</Said>
            </button>
            {chosen?.id === each.id && explanation && <Verdict explanation={explanation} rule={rule} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The rule as it is typed, on the offers that the unit saw last. */
export function OnKept(props: { engine: Engine; read: ReadText | null; rule: Rule }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['kept-offers'],
    queryFn: async () => {
      const { items } = await unwrap(api.GET('/v1/snapshots', { params: { query: { limit: KEPT } } }));
      return items.map(
        ({ id, content, seenAt }): Kept => ({ id, title: content.title, offer: content, asOf: seenAt.slice(0, 10) }),
      );
    },
    ...HELD,
  });
  return (
    <Loaded query={query}>
      {(kept) =>
        kept.length === 0 ? <p className="quiet">{t('studio.noneKept')}</p> : <KeptOffers {...props} kept={kept} />
      }
    </Loaded>
  );
}
