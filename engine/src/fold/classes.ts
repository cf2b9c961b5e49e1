/**
 * What the fold table says of a code unit, in one 32-bit entry.
 *
 * `> 0`: a letter or digit of a word; the low 16 bits are its folded code unit, the bits above say what it is made of.
 * `0`: a separator. `< 0`: something rarer, named by the bits of `KIND_MASK`.
 */
export const FOLDED_MASK = 0xffff;

/** A letter that folds to `a`–`z`. */
export const LATIN = 1 << 16;
export const DIGIT = 1 << 17;
/** A letter of another script that looks like a Latin one (Unicode TR39). */
export const LOOKALIKE = 1 << 18;
/** A letter of another script that looks like no Latin one. */
export const FOREIGN = 1 << 19;
/** The table changed more than case: width, a mark, a compatibility form. Never set on ASCII. */
export const CHANGED = 1 << 20;
/** Set on a word, not on a code unit: the same letter three times running. */
export const STRETCHED = 1 << 21;
/** Set on a word: one character that is no space stands between it and the word before. */
export const JOINED = 1 << 23;
/** Set on a word: a sign that can stand for a letter touches it. */
export const SIGNED = 1 << 22;
/** Set on a word: one letter or digit. */
export const SINGLE = 1 << 27;

/**
 * Set on a word by `Vocabulary.mark`: in plain letters it points to a word of the terms (a bit that letters leave free).
 */
export const POINTS = 1;

/** Of a character alone: a capital I, which stands for an l to the eye where small letters go before it. */
export const CAPITAL_I = 1 << 28;

export const KIND_MASK = 7 << 24;
/** A word by itself: Han, kana, Thai and other scripts without spaces, and emoji. */
export const ALONE = 1 << 24;
/** Of a word by itself, in its entry: a sign for the eye, such as an emoji or a star, and no letter. */
export const PICTURE = 1 << 16;
/** Of a word by itself, in its entry: a letter that is read as a Latin one among Latin letters: `丅`. */
export const LIKE = 1 << 17;
/** Set on such a sign where no space parts it from the word before, nor from what comes after. */
export const WEDGED = 1 << 25;
/** Set on such a sign wherever it stands. */
export const PICTURED = 1 << 26;
/** Left out: marks on letters, characters without width, direction controls. */
export const DROPPED = 2 << 24;
/** Folds to several code units; the low 16 bits index the expansions. */
export const EXPANDED = 3 << 24;
/** First half of a surrogate pair. */
export const SURROGATE = 4 << 24;
/** A separator that can stand for a letter: `@`, `$`, `!`. */
export const SIGN = 5 << 24;

/** The voicing mark of kana, which joins the character before it; the low 16 bits are its combining form. */
export const VOICING = 6 << 24;

/** A vowel or final consonant of Hangul by itself, which joins the letter before it; the low 16 bits are the letter. */
export const JAMO = 7 << 24;

/** Marks an entry as one of the kinds above. */
export const SPECIAL = -(2 ** 31);
