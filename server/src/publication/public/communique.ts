import type { Words } from '@vigie/engine';
import type { Language } from '../../base/core/language.ts';
import type { Tx } from '../../base/database/store.ts';
import { writeDay } from '../../base/text/write-day.ts';
import { MEASURES, type Measure, type Release } from '../disclose/disclose-release.ts';
import { refusal } from '../refusals.ts';
import { releaseWords } from '../render/words.ts';
import { listNamesIn } from './identify-store.ts';

const LANGUAGES = ['en', 'fr'] as const;

/** A whole figure of a release; null: withheld. */
const wholeOf = ({ figures }: Release, measure: Measure, platform: string | null = null): number | null =>
  figures.find((one) => one.platform === platform && one.rule === null && one.month === null)?.values[measure] ?? null;

/** A communiqué in one language, from the figures of a release alone: those that are withheld are left out. */
function draft(release: Release, language: Language): string {
  const say = releaseWords(language);
  const format = new Intl.NumberFormat(language);
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const { unit, period, platforms, measures, threshold } = release;
  const [from, to] = [writeDay(period.from, language), writeDay(period.to, language)];
  const told = measures.flatMap((one) => {
    const figure = wholeOf(release, one);
    return figure === null
      ? []
      : [say('communique.figure', { name: say(`measures.${one}`), figure: format.format(figure) })];
  });
  const byPlatform = platforms.flatMap((platform) => {
    const figure = wholeOf(release, 'confirmed', platform);
    return figure === null ? [] : [say('communique.figure', { name: platform, figure: format.format(figure) })];
  });
  return [
    say('communique.opening', { unit: unit.name, from, to }),
    told.length > 0 && say('communique.figures', { list: list.format(told) }),
    byPlatform.length > 0 &&
      say('communique.platforms', { name: say('measures.confirmed'), list: list.format(byPlatform) }),
    say('communique.closing', { threshold }),
  ]
    .filter((one) => one !== false)
    .join('\n\n');
}

/** A communiqué in both languages, drafted from a release. */
export const draftCommunique = (release: Release): Words => ({ en: draft(release, 'en'), fr: draft(release, 'fr') });

/** Numbers as texts write them, groups of thousands and decimals included. */
const NUMBER = /\d+(?:[\s.,'’]\d+)*/gu;

/**
 * Refuses a communiqué that tells a number which the release does not: one of another count, or one that is withheld. The
 * period, the threshold and the names in the release are no numbers.
 *
 * @throws VigieError `VIGIE_PUBLICATION_NUMBER`
 */
export function mustTellPublished(communique: Words, release: Release): void {
  const { figures, period, threshold } = release;
  const ofSweeps = (release.sweeps ?? []).flatMap(({ frame, plan, parts, elusion, agreement }) => [
    frame.entries,
    plan.drawn,
    ...parts.flatMap(({ sampled, found }) => [sampled, found]),
    ...Object.values(agreement ?? {}),
    elusion.reviewed,
    elusion.missed,
  ]);
  const ofCells = figures.flatMap(({ values }) => Object.values(values));
  const published = [...ofCells, ...ofSweeps].filter((one) => one !== null);
  for (const language of LANGUAGES) {
    const format = new Intl.NumberFormat(language);
    const known = new Set([threshold, ...published].flatMap((one) => [String(one), format.format(one)]));
    const names = [
      ...[period.from, period.to].map((day) => writeDay(day, language)),
      release.unit.name,
      release.title,
      ...release.platforms,
    ];
    const text = names
      .sort((a, b) => b.length - a.length)
      .reduce((left, name) => (name === '' ? left : left.replaceAll(name, ' – ')), communique[language]);
    const other = [...text.matchAll(NUMBER)].map(([one]) => one).find((one) => !known.has(one));
    if (other !== undefined) throw refusal('VIGIE_PUBLICATION_NUMBER', { number: other });
  }
}

const ADDRESS = /https?:\/\/\S+/i;
const ID = /\b(?:lst|snp|fnd|cas|ntc|chk|rls|evp|pkg)_[0-9a-z]+/i;
const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Whether a text has words as words of their own, not as part of longer ones. */
function hasWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!isWord(text[at - 1]) || !isWord(words[0]))
      if (!isWord(text[at + words.length]) || !isWord(words.at(-1))) return true;
  return false;
}

/** What the software says by itself in a communiqué, in lower case: a trader may be called by a word of it. */
const OWN = LANGUAGES.flatMap((language) => {
  const say = releaseWords(language);
  const phrases = ['opening', 'figures', 'platforms', 'closing'].map((one) => say(`communique.${one}`));
  return [...phrases, ...MEASURES.map((one) => say(`measures.${one}`))];
})
  .join('\n')
  .toLowerCase();

/**
 * Refuses what people write for everybody where it has the title, the trader or the address of an offer of the unit, or an
 * id of its record. The names of the platforms that a release tells are no traders, nor are the words of a draft.
 *
 * @throws VigieError `VIGIE_PUBLICATION_IDENTIFIES`
 */
export async function mustIdentifyNobody(
  tx: Tx,
  texts: readonly string[],
  platforms: readonly string[],
): Promise<void> {
  const text = texts.join('\n').toLowerCase();
  const found =
    ADDRESS.exec(text)?.[0] ??
    ID.exec(text)?.[0] ??
    (await listNamesIn(tx, text, platforms)).find((one) => hasWords(text, one) && !hasWords(OWN, one));
  if (found !== undefined) throw refusal('VIGIE_PUBLICATION_IDENTIFIES', { words: found });
}
