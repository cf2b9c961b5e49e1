import '../../src/platform/browser-buffer.ts';
import { Fault } from '../../src/base/fault.ts';
import { parseVerifierKey, type Verifier, verifierKey } from '../../src/base/keys.ts';
import { readPolicy, type TrustPolicy, type VerifyReport, verifyPackage } from '../../src/verify/verify.ts';
import { type ReadFiles, readFiles, readText, TooLarge } from './read-files.ts';
import { type Language, make, renderReport } from './render-report.ts';
import { WORDS } from './words.ts';

declare const VERSION: string;

let language: Language = navigator.language.startsWith('fr') ? 'fr' : 'en';
let opened: ReadFiles['package'] = null;
let crls: Uint8Array[] = [];
let proof: string | null = null;
let keyHistory: string | null = null;
let policyFile: Uint8Array | null = null;
let last: { report: VerifyReport; name: string; at: Date } | null = null;
/** What could not be read, to be said in place of a report. */
let trouble: { words: { en: string; fr: string }; what: string } | null = null;

const say = (key: keyof typeof WORDS): string => WORDS[key][language];
const status = make('div', { id: 'result', 'aria-live': 'polite' });
const keys = make('textarea', { id: 'keys', rows: '3', spellcheck: 'false', autocomplete: 'off' });
const witnesses = make('textarea', { id: 'witnesses', rows: '2', spellcheck: 'false', autocomplete: 'off' });
const roots = make('textarea', { id: 'roots', rows: '5', spellcheck: 'false', autocomplete: 'off' });
const packageInput = make('input', { id: 'package', type: 'file', accept: '.wacz' });
const crlInput = make('input', { id: 'crls', type: 'file', multiple: '', accept: '.crl,.der,.pem' });
const historyInput = make('input', { id: 'history', type: 'file', accept: '.json' });
const proofInput = make('input', { id: 'proof', type: 'file' });
const policyInput = make('input', { id: 'policy', type: 'file' });

function showResult(): void {
  if (trouble)
    status.replaceChildren(
      make('p', { class: 'verdict bad', role: 'alert' }, `${trouble.words[language]} ${trouble.what}`),
    );
  else if (last) {
    const print = make('button', { type: 'button' }, say('print'));
    print.addEventListener('click', () => window.print());
    status.replaceChildren(renderReport(last.report, { ...last, version: VERSION }, language), print);
  } else status.replaceChildren();
}

/** The keys of a type in a field, each in its one way of writing; null where one is none. */
function readKeys(field: HTMLTextAreaElement, type: Verifier['type']): string[] | null {
  const given: string[] = [];
  for (const line of field.value.split('\n')) {
    if (line.trim() === '') continue;
    try {
      const key = parseVerifierKey(line);
      if (key.type !== type) throw new Error('a key for something else');
      given.push(verifierKey(key));
    } catch {
      trouble = { words: type === 'ed25519' ? WORDS.badKey : WORDS.badWitness, what: line.slice(0, 100) };
      return null;
    }
  }
  return given;
}

/** The policy that was chosen; undefined where none was, null where it is none. */
function readChosenPolicy(): TrustPolicy | undefined | null {
  if (policyFile === null) return undefined;
  try {
    return readPolicy(policyFile);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    trouble = { words: WORDS.badPolicy, what: `${error.words[language]}.` };
    return null;
  }
}

async function check(): Promise<void> {
  trouble = null;
  last = null;
  const trustedKeys = readKeys(keys, 'ed25519');
  const watching = trustedKeys && readKeys(witnesses, 'cosignature');
  const policy = watching && readChosenPolicy();
  if (opened && watching && policy !== null) {
    status.replaceChildren(make('p', {}, say('checking')));
    // Lets the line above be seen: checking a large package takes a second or two.
    await new Promise((resolve) => setTimeout(resolve, 30));
    const { name, bytes } = opened;
    const given = roots.value.trim();
    const report = verifyPackage(bytes, {
      trustedKeys,
      ...(keyHistory === null ? {} : { keyHistory }),
      timestamps: { ...(given === '' ? {} : { roots: [given] }), crls, now: new Date() },
      witnesses: { keys: watching, ...(proof === null ? {} : { proof }) },
      ...(policy === undefined ? {} : { policy }),
    });
    last = { report, name, at: new Date() };
  }
  showResult();
}

function forgetProof(): void {
  proof = null;
  proofInput.value = '';
}

/** A file of some kilobytes that was chosen for one use: more than the checks read is left out. */
const readSmall = async (file: File | undefined): Promise<string | null> =>
  file ? readText(new Uint8Array(await file.slice(0, 2_000_000).arrayBuffer())) : null;

/** A proof that was chosen: whatever it is, it is checked as one. */
async function takeProof(file: File | undefined): Promise<void> {
  proof = await readSmall(file);
  await check();
}

async function takeHistory(file: File | undefined): Promise<void> {
  keyHistory = await readSmall(file);
  await check();
}

/** Bytes, since a policy is a file of octets; one that is too large is refused as it is read. */
async function takePolicy(file: File | undefined): Promise<void> {
  policyFile = file ? new Uint8Array(await file.slice(0, 2_000_000).arrayBuffer()) : null;
  await check();
}

async function take(files: Iterable<File>): Promise<void> {
  try {
    const read = await readFiles(files);
    // A proof is of one package: the next one comes without.
    if (read.package && opened) forgetProof();
    if (read.package) opened = read.package;
    if (read.proof !== null) proof = read.proof;
    if (read.keyHistory !== null) keyHistory = read.keyHistory;
    if (read.roots.length > 0) roots.value = [roots.value.trim(), ...read.roots].join('\n').trim();
    crls = [...crls, ...read.crls];
    await check();
  } catch (error) {
    trouble = { words: error instanceof TooLarge ? WORDS.tooLarge : WORDS.unreadable, what: '' };
    showResult();
  }
}

function label(key: keyof typeof WORDS, field: HTMLElement): HTMLElement {
  return make('p', {}, make('label', { for: field.id }, say(key)), field);
}

function showPage(): void {
  document.documentElement.lang = language;
  document.title = `Vigie – ${say('title')}`;
  const choose = make(
    'select',
    { id: 'language' },
    ...(['en', 'fr'] as const).map((each) =>
      make(
        'option',
        { value: each, lang: each, ...(each === language ? { selected: '' } : {}) },
        { en: 'English', fr: 'Français' }[each],
      ),
    ),
  );
  choose.addEventListener('change', () => {
    language = choose.value === 'fr' ? 'fr' : 'en';
    showPage();
    document.getElementById('language')?.focus();
  });
  document.body.replaceChildren(
    make(
      'header',
      {},
      make('span', { class: 'name', lang: 'fr' }, 'Vigie'),
      make('span', { class: 'language' }, make('label', { for: 'language' }, say('language')), choose),
    ),
    make(
      'main',
      {},
      make('h1', {}, say('title')),
      make('p', { class: 'private' }, say('private')),
      make('section', { class: 'drop' }, label('package', packageInput), make('p', { class: 'quiet' }, say('drop'))),
      make(
        'details',
        { ...(keys.value || roots.value || witnesses.value ? { open: '' } : {}) },
        make('summary', {}, say('trust')),
        make('p', { class: 'quiet' }, say('trustWhy')),
        label('keys', keys),
        label('history', historyInput),
        label('roots', roots),
        label('crls', crlInput),
        label('witnesses', witnesses),
        label('proof', proofInput),
        label('policy', policyInput),
      ),
      status,
    ),
  );
  showResult();
}

for (const field of [keys, roots, witnesses]) field.addEventListener('change', () => void check());
packageInput.addEventListener('change', () => void take(packageInput.files ?? []));
crlInput.addEventListener('change', () => {
  crls = [];
  void take(crlInput.files ?? []);
});
historyInput.addEventListener('change', () => void takeHistory(historyInput.files?.[0]));
proofInput.addEventListener('change', () => void takeProof(proofInput.files?.[0]));
policyInput.addEventListener('change', () => void takePolicy(policyInput.files?.[0]));
window.addEventListener('dragover', (event) => event.preventDefault());
window.addEventListener('drop', (event) => {
  event.preventDefault();
  void take(event.dataTransfer?.files ?? []);
});
showPage();
