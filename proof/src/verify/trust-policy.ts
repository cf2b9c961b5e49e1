import { Fault } from '../base/fault.ts';
import { keyIdOf, parseVerifierKey, type Verifier, verifierKey } from '../base/keys.ts';
import { ProofError } from '../base/proof-error.ts';
import { printable } from '../seal/archive.ts';

interface PolicyWitness {
  /** In the policy alone: quorum and groups name it so. */
  name: string;
  /** `null`: of a type that is not checked here (ML-DSA-44). Such a witness never counts as having signed. */
  verifier: Verifier | null;
}

/** Which logs and which witnesses a reader trusts, and how many of these must have signed (C2SP tlog-policy). */
export interface TrustPolicy {
  /** Empty: the policy leaves open which logs. */
  logs: Verifier[];
  witnesses: PolicyWitness[];
  /** Each has members of lines before its own. */
  groups: { name: string; threshold: number; members: string[] }[];
  /** A witness, a group, or `none`. */
  quorum: string;
}

const NONE = 'none';
/** As a note: C2SP tlog-policy asks for 32 of each kind at least, and a witness's key may have 1,312 octets. */
const LARGEST = 1_000_000;
/** C2SP tlog-cosignature, "Format". */
const ML_DSA_44 = { type: 6, octets: 1 + 1312 };

const FORMS = {
  log: 'log <vkey> [<url>]',
  witness: 'witness <name> <vkey> [<url>]',
  group: 'group <name> <all|any|number> <name>...',
  quorum: 'quorum <name>',
};

/** Octets as characters of the same number: C2SP tlog-policy, "Character set", has names as opaque octets. */
const octetsOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const textOf = (octets: string): string => Buffer.from(octets, 'latin1').toString('utf8');
/** A name of a policy, for people. */
export const showName = (octets: string): string => printable(textOf(octets)).slice(0, 100);

function checkOctets(octets: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  const at = octets.search(/[\0-\x08\x0b-\x1f\x7f]/);
  if (at < 0) return;
  const line = octets.slice(0, at).split('\n').length;
  const octet = `0x${octets.charCodeAt(at).toString(16).padStart(2, '0')}`;
  throw new Fault(
    `line ${line}: the octet ${octet} is not allowed${octet === '0x0d' ? ': end lines with a newline alone' : ''}`,
    `ligne ${line} : l’octet ${octet} n’est pas admis${octet === '0x0d' ? ' : terminez les lignes par un simple saut de ligne' : ''}`,
  );
}

/** A key of ML-DSA-44, which is a witness's as good as any other, but is not checked here. */
function isOtherWitness(vkey: string): boolean {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(vkey) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== ML_DSA_44.octets || bytes[0] !== ML_DSA_44.type) return false;
  return Buffer.from(keyIdOf(ML_DSA_44.type, name, new Uint8Array(bytes.subarray(1)))).toString('hex') === id;
}

/** Reads the lines of a policy one after the other. */
function createReader(policy: TrustPolicy) {
  const names = new Set<string>();
  const members = new Set<string>();
  const keys = { ed25519: new Set<string>(), cosignature: new Set<string>() };

  function define(octets: string): void {
    const name = showName(octets);
    if (octets === NONE)
      throw new Fault(
        `"${name}" cannot be the name of a witness or a group`,
        `« ${name} » ne peut pas nommer un témoin ou un groupe`,
      );
    if (names.has(octets)) throw new Fault(`"${name}" is defined twice`, `« ${name} » est défini deux fois`);
    names.add(octets);
  }
  function mustKnow(octets: string): void {
    const name = showName(octets);
    if (!names.has(octets))
      throw new Fault(
        `"${name}" is no witness or group of a line before`,
        `« ${name} » n’est ni un témoin ni un groupe d’une ligne précédente`,
      );
  }
  /** @returns null for a key of a witness that is not checked here */
  function readKey(octets: string, type: Verifier['type']): Verifier | null {
    const vkey = textOf(octets);
    const shown = showName(octets);
    let read: Verifier | null = null;
    try {
      read = parseVerifierKey(vkey);
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
    }
    if (read?.type !== type && !(type === 'cosignature' && isOtherWitness(vkey)))
      throw type === 'ed25519'
        ? new Fault(`"${shown}" is no key of a log (Ed25519)`, `« ${shown} » n’est pas une clé de journal (Ed25519)`)
        : new Fault(`"${shown}" is no key of a witness`, `« ${shown} » n’est pas une clé de témoin`);
    // "Duplicate" is the same key, whatever its name.
    const key = Buffer.from(vkey.split('+').slice(2).join('+'), 'base64').toString('hex');
    if (keys[type].has(key))
      throw new Fault(`the key "${shown}" is given twice`, `la clé « ${shown} » figure deux fois`);
    keys[type].add(key);
    return read;
  }
  function readThreshold(word: string, most: number): number {
    if (word === 'any') return 1;
    if (word === 'all') return most;
    const many = /^\d{1,9}$/.test(word) ? Number(word) : 0;
    if (many < 1 || many > most)
      throw new Fault(
        `"${showName(word)}" is neither "all" nor "any" nor a number from 1 to ${most}`,
        `« ${showName(word)} » n’est ni « all », ni « any », ni un nombre de 1 à ${most}`,
      );
    return many;
  }

  return {
    log(vkey = ''): void {
      const verifier = readKey(vkey, 'ed25519');
      if (verifier) policy.logs.push(verifier);
    },
    witness(name = '', vkey = ''): void {
      define(name);
      policy.witnesses.push({ name, verifier: readKey(vkey, 'cosignature') });
    },
    group(name = '', threshold = '', ...of: string[]): void {
      for (const member of of) {
        mustKnow(member);
        if (members.has(member))
          throw new Fault(
            `"${showName(member)}" is a member more than once`,
            `« ${showName(member)} » est membre plus d’une fois`,
          );
        members.add(member);
      }
      define(name);
      policy.groups.push({ name, threshold: readThreshold(threshold, of.length), members: of });
    },
    quorum(name = ''): void {
      if (policy.quorum !== '') throw new Fault('a second quorum', 'un second quorum');
      if (name !== NONE) mustKnow(name);
      policy.quorum = name;
    },
  };
}

/** Words that a line may have, the first among them. */
const LENGTHS = { log: [2, 3], witness: [3, 4], group: [4, Number.POSITIVE_INFINITY], quorum: [2, 2] } as const;
const isKeyword = (word: string): word is keyof typeof FORMS => Object.hasOwn(FORMS, word);

/**
 * Reads a policy (C2SP tlog-policy). Each name may be a member once in the whole file, so that each witness counts in
 * one way alone.
 *
 * @throws Fault that names the line
 */
export function readPolicy(file: Uint8Array): TrustPolicy {
  if (file.length > LARGEST)
    throw new Fault('a policy has a million octets at most', 'une politique compte un million d’octets au plus');
  const octets = octetsOf(file);
  checkOctets(octets);
  const policy: TrustPolicy = { logs: [], witnesses: [], groups: [], quorum: '' };
  const reader = createReader(policy);
  for (const [at, line] of octets.split('\n').entries()) {
    const [keyword = '', ...words] = line.split(/[ \t]+/).filter((word) => word !== '');
    if (keyword === '' || keyword.startsWith('#')) continue;
    try {
      if (!isKeyword(keyword))
        throw new Fault(`"${showName(keyword)}" begins no line`, `« ${showName(keyword)} » ne commence aucune ligne`);
      const [least, most] = LENGTHS[keyword];
      if (words.length + 1 < least || words.length + 1 > most)
        throw new Fault(`this is not "${FORMS[keyword]}"`, `ce n’est pas « ${FORMS[keyword]} »`);
      reader[keyword](...words);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      throw new Fault(`line ${at + 1}: ${error.words.en}`, `ligne ${at + 1} : ${error.words.fr}`);
    }
  }
  if (policy.quorum === '')
    throw new Fault('it has no line "quorum <name>"', 'il y manque une ligne « quorum <name> »');
  return policy;
}

/** Whether these have signed as the policy asks: C2SP tlog-policy, "Defining a witness group". Of one head alone. */
export function meetsQuorum({ witnesses, groups, quorum }: TrustPolicy, signed: readonly Verifier[]): boolean {
  if (quorum === NONE) return true;
  const keys = new Set(signed.map(verifierKey));
  const holds = new Map(
    witnesses.map(({ name, verifier }) => [name, verifier !== null && keys.has(verifierKey(verifier))]),
  );
  // Members stand before their group.
  for (const { name, threshold, members } of groups)
    holds.set(name, members.filter((member) => holds.get(member)).length >= threshold);
  return holds.get(quorum) ?? false;
}
