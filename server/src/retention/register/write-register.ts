import type { Words } from '@vigie/engine';
import type { Language } from '../../base/core/language.ts';
import type { Tx } from '../../base/database/store.ts';
import { writeCsv } from '../../base/text/write-csv.ts';
import { listPeriods } from '../period/period-store.ts';
import { KIND_WORDS, sayPeriod } from '../words.ts';
import { ACTIVITIES, MEASURES } from './activities.ts';

const TITLES = {
  register: { en: 'Register of processing activities', fr: 'Registre des activités de traitement' },
  law: { en: 'Regulation (EU) 2016/679, art. 30(1)', fr: 'Règlement (UE) 2016/679, art. 30, par. 1' },
  unit: { en: 'Unit', fr: 'Unité' },
  made: { en: 'Written on', fr: 'Établi le' },
  blank: { en: '[to be filled in: only the organisation knows]', fr: '[à compléter : seul l’organisme le sait]' },
  controller: {
    en: 'Controller, joint controllers, representative',
    fr: 'Responsable du traitement, responsables conjoints, représentant',
  },
  officer: { en: 'Data protection officer', fr: 'Délégué à la protection des données' },
  activity: { en: 'Activity', fr: 'Activité' },
  purpose: { en: 'Purpose', fr: 'Finalité' },
  basis: { en: 'Legal basis', fr: 'Base juridique' },
  subjects: { en: 'Data subjects', fr: 'Personnes concernées' },
  data: { en: 'Personal data', fr: 'Données personnelles' },
  recipients: { en: 'Recipients', fr: 'Destinataires' },
  transfers: { en: 'Transfers to third countries, and safeguards', fr: 'Transferts vers des pays tiers, et garanties' },
  erasure: { en: 'Time limits for erasure', fr: 'Délais d’effacement' },
  measures: { en: 'Security measures', fr: 'Mesures de sécurité' },
  otherMeasures: { en: 'The organisation’s own', fr: 'Celles de l’organisme' },
} satisfies Record<string, Words>;

/** What a register is written of. */
export interface Register {
  unit: string;
  day: string;
  periods: Awaited<ReturnType<typeof listPeriods>>;
}

export async function readRegister(tx: Tx, unit: string, day: string): Promise<Register> {
  return { unit, day, periods: await listPeriods(tx) };
}

/** Each activity, as title and text. What only the organisation knows is a blank that says so. */
function linesOf({ periods }: Register, language: Language): (readonly [keyof typeof TITLES, string])[][] {
  const blank = TITLES.blank[language];
  return ACTIVITIES.map((activity) => {
    const limits = activity.kinds.map((kind) => {
      const period = periods.find((each) => each.kind === kind) ?? null;
      const ground = period ? ` (${period.basis}; ${period.source})` : '';
      return `${KIND_WORDS[kind].name[language]}${language === 'fr' ? '\u00a0:' : ':'} ${sayPeriod(period)[language]}${ground}`;
    });
    if (activity.otherwise) limits.push(activity.otherwise[language]);
    return [
      ['activity', activity.name[language]],
      ['purpose', activity.purpose[language]],
      ['basis', blank],
      ['subjects', activity.subjects[language]],
      ['data', activity.data[language]],
      ['recipients', activity.recipients[language]],
      ['transfers', blank],
      ['erasure', limits.join('. ')],
    ];
  });
}

/** The register as Markdown. What people typed stands on one line, and cannot begin a heading. */
export function renderRegisterMarkdown(register: Register, language: Language): string {
  const title = (key: keyof typeof TITLES): string => TITLES[key][language];
  const item = (name: string, text: string): string =>
    `- **${name}**${language === 'fr' ? '\u00a0:' : ':'} ${text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|]/g, '\\$&')}`;
  const blank = title('blank');
  return `${[
    `# ${title('register')}`,
    '',
    `${title('law')}.`,
    '',
    item(title('unit'), register.unit),
    item(title('made'), register.day),
    item(title('controller'), blank),
    item(title('officer'), blank),
    ...linesOf(register, language).flatMap(([[, name] = ['activity', ''], ...rest]) => [
      '',
      `## ${name}`,
      '',
      ...rest.map(([key, text]) => item(title(key), text)),
    ]),
    '',
    `## ${title('measures')}`,
    '',
    ...MEASURES.map((measure) => `- ${measure[language]}`),
    item(title('otherMeasures'), blank),
  ].join('\n')}\n`;
}

/** The register as CSV: an activity a line. */
export function renderRegisterCsv(register: Register, language: Language): string {
  const lines = linesOf(register, language);
  const extra = ['controller', 'officer'] as const;
  const head = [...(lines[0] ?? []).map(([key]) => key), ...extra, 'measures' as const];
  const measures = MEASURES.map((measure) => measure[language]).join('; ');
  return writeCsv([
    head.map((key) => TITLES[key][language]),
    ...lines.map((line) => [...line.map(([, text]) => text), ...extra.map(() => TITLES.blank[language]), measures]),
  ]);
}
