import { refusal } from '../refusals.ts';

/** NIST SP 800-63B-4, 3.1.1.2: fifteen where a password may be the only factor. */
const LEAST = 15;
const MOST = 256;
/** What is judged of a long one: the judge's time grows fast with the length. */
const JUDGED = 64;

type Judge = (password: string, known: string[]) => Promise<{ score: number }>;

/** The judge and its dictionaries take some megabytes and a quarter of a second: loaded when one is chosen, once. */
let judge: Promise<Judge> | null = null;

async function loadJudge(): Promise<Judge> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return async (password, known) => zxcvbn.check(password, known);
}

/**
 * Refuses a password that somebody would guess: a short one, one of those that are chosen most, one made of repetitions,
 * rows of keys or what is known of the person. Nothing is asked of its signs (NIST SP 800-63B-4, 3.1.1.2).
 *
 * @param known what is known of the person: e-mail, name, unit
 * @throws VigieError `VIGIE_PEOPLE_PASSWORD_SHORT`, `VIGIE_PEOPLE_PASSWORD_LONG`, `VIGIE_PEOPLE_PASSWORD_COMMON` (400)
 */
export async function mustBeHardToGuess(password: string, known: readonly string[]): Promise<void> {
  const length = [...password].length;
  if (length < LEAST) throw refusal('VIGIE_PEOPLE_PASSWORD_SHORT', { least: LEAST });
  if (length > MOST) throw refusal('VIGIE_PEOPLE_PASSWORD_LONG', { most: MOST });
  judge ??= loadJudge();
  const words = ['vigie', ...known.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])];
  const { score } = await (await judge)(
    password.slice(0, JUDGED),
    words.filter((word) => word.length > 2),
  );
  if (score < 3) throw refusal('VIGIE_PEOPLE_PASSWORD_COMMON');
}
