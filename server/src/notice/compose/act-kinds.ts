import { type Act, loadActs } from './acts-register.ts';
import { ACT_KINDS, type ActKind } from './notice-schema.ts';
import { type NoticeLanguage, noticeWords } from './words.ts';

/** A kind of act that can be composed. */
export type KnownAct = Act & { kind: ActKind };

let shipped: Map<string, Act> | undefined;

/** What a kind of act asks for, by the shipped register, read once. */
export function actOf(kind: ActKind): KnownAct {
  shipped ??= loadActs();
  const act = shipped.get(kind);
  if (!act) throw new Error(`registers/acts has no ${kind}`);
  return { ...act, kind };
}

/** Every kind of act. */
export function listActs(): KnownAct[] {
  return ACT_KINDS.map(actOf);
}

/** The title of a kind of act: the register has those that govern, the words their translations. */
export function titleOf(kind: ActKind, language: NoticeLanguage): string {
  return language === 'fr' || language === 'en'
    ? actOf(kind).title[language]
    : noticeWords(language)(`acts.${kind}.title`);
}
