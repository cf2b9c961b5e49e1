import { foldText, says } from './match-phrases.ts';

/** Questions and statements by which a page has the visitor merely say how old they are, in the order fr, en, de, es, it, nl, pl, pt, others. */
const DECLARED = [
  ...["j'ai plus de 18 ans", "j'ai 18 ans", 'je suis majeur*', 'avez-vous plus de 18 ans', 'avez-vous 18 ans'],
  ...['etes-vous majeur*', 'confirmez que vous avez plus de 18', 'je certifie avoir plus de 18'],
  ...[
    'are you 18',
    'are you over 18',
    'are you at least 18',
    'are you 21',
    'are you of legal age',
    'i am 18',
    "i'm 18",
  ],
  ...['i am over 18', "i'm over 18", 'i am at least 18', 'confirm you are 18', 'confirm that you are 18'],
  ...['confirm you are over 18', 'confirm that you are over 18', 'confirm that you are at least 18'],
  ...['sind sie 18', 'sind sie uber 18', 'sind sie volljahrig', 'bist du 18', 'bist du uber 18', 'ich bin 18'],
  ...['ich bin uber 18', 'ich bin volljahrig', 'ich bin mindestens 18'],
  ...[
    'eres mayor de 18',
    'eres mayor de edad',
    'soy mayor de 18',
    'soy mayor de edad',
    'tiene 18 anos',
    'tengo 18 anos',
  ],
  ...['hai 18 anni', 'hai piu di 18', 'ho 18 anni', 'ho piu di 18', 'sei maggiorenne', 'sono maggiorenne'],
  ...['bent u 18', 'ben je 18', 'ben je ouder dan 18', 'ik ben 18', 'ik ben ouder dan 18'],
  ...['czy masz ukonczone 18', 'mam ukonczone 18', 'czy masz 18', 'mam 18 lat', 'jestem pelnoletni*'],
  ...['tem 18 anos', 'tenho 18 anos', 'tem mais de 18', 'tenho mais de 18', 'sou maior de 18', 'sou maior de idade'],
  ...['已满18', '已年满18', '18歳以上ですか', '私は18歳以上', '만 19세 이상입니다', 'вам есть 18', 'мне есть 18'],
  ...[
    'вам исполнилось 18',
    'ar du over 18',
    'jag ar over 18',
    'er du over 18',
    'jeg er over 18',
    'je vam 18',
    'je mi 18',
  ],
].map(foldText);

/** Demands to prove one's age before entering, with something that a child does not have. */
const VERIFIED = [
  ...['age doit etre verifie', 'verifiez votre age pour', 'verifiez votre age avec', 'prouvez votre age pour'],
  ...[
    'age must be verified',
    'verify your age to',
    'verify your age with',
    'verify your age using',
    'prove your age to',
  ],
  ...['alter muss vor dem zugang', 'alter verifizieren, um', 'bestatigen sie ihr alter mit'],
  ...['debe verificar su edad', 'verifica tu edad para', 'verifica tu edad con', 'verifique su edad para'],
  ...['eta deve essere verificata', 'verifica la tua eta per', 'verifica la tua eta con'],
  ...['leeftijd moet eerst', 'verifieer je leeftijd', 'verifieer uw leeftijd'],
  ...['wiek musi zostac zweryfikowany', 'zweryfikuj swoj wiek'],
  ...[
    'idade tem de ser verificada',
    'idade deve ser verificada',
    'verifique a sua idade para',
    'verifique sua idade para',
  ],
  ...['须经第三方核验年龄', '年齢確認が必要です', '성인인증이 필요'],
].map(foldText);

/** Words near the subject: with one of them and no gate in sight, nobody knows. */
const HINTS = [
  ...[
    '18+',
    '+18',
    '-18',
    'interdit aux mineurs',
    'interdit aux moins de 18',
    'reserve aux adultes',
    'reservee aux adultes',
    'majeur*',
  ],
  ...['adults only', 'for adults', 'over 18*', 'must be 18', 'at least 18', 'age verification', 'age gate', 'ab 18'],
  ...[
    'fur erwachsene',
    'volljahrig*',
    'mindestens 18',
    'solo adultos',
    'mayor de edad',
    'mayores de edad',
    'mayores de 18',
    'solo per adulti',
  ],
  ...[
    'maggiorenn*',
    'alleen voor volwassenen',
    'dla doroslych',
    'pelnoletni*',
    'maior de idade',
    'maiores de 18',
    '成年人',
    '18歳',
  ],
].map(foldText);

/** A page behind an age verification is short; on a longer one such words may be about delivery. */
const WALL_CHARACTERS = 4_000;
/** With less text than this, a page has not shown itself. */
const SHOWN_CHARACTERS = 200;

/**
 * The protection against minors' access that a page shows, judged by its text alone and thus with caution: a demand for proof is `verified`, a question that
 * a click answers `declared` (no protection in the sense of Code pénal art. 227-24 al. 3). `none` only for a page whose text was seen as a visitor sees it and that
 * does not come near the subject; whatever remains is null.
 *
 * @param rendered The text is what a browser showed. Gates are made by scripts: without one, their absence proves nothing.
 */
export function readAgeGate(text: string, status: number, rendered: boolean): 'none' | 'declared' | 'verified' | null {
  const folded = foldText(text);
  if (says(folded, DECLARED)) return 'declared';
  if (says(folded, VERIFIED)) return folded.length < WALL_CHARACTERS ? 'verified' : null;
  if (!rendered || status !== 200 || folded.length < SHOWN_CHARACTERS || says(folded, HINTS)) return null;
  return 'none';
}
