import type { Provision, Reason } from './schema.ts';

/** What screening before publication rests on; `verified`: read against the official text. */
const PROVISIONS = {
  ownInitiative: {
    id: 'eu-dsa-7',
    citation: { en: 'Regulation (EU) 2022/2065, art. 7', fr: 'Règlement (UE) 2022/2065, art. 7' },
    says: {
      en: 'Looking for illegal content on one’s own initiative, in good faith and diligently, does not by itself take the exemption from liability away.',
      fr: 'Rechercher de sa propre initiative des contenus illicites, de bonne foi et avec diligence, ne fait pas perdre à soi seul l’exemption de responsabilité.',
    },
    verified: true,
  },
  traderDuties: {
    id: 'eu-dsa-31',
    citation: { en: 'Regulation (EU) 2022/2065, art. 31', fr: 'Règlement (UE) 2022/2065, art. 31' },
    says: {
      en: 'The interface of a marketplace lets traders give what identifies their products and themselves.',
      fr: 'L’interface d’une place de marché permet aux professionnels d’indiquer ce qui identifie leurs produits et eux-mêmes.',
    },
    verified: true,
  },
  personalData: {
    id: 'eu-cjeu-c-492-23',
    citation: {
      en: 'Court of Justice, 2 December 2025, Russmedia, C-492/23 (ECLI:EU:C:2025:935)',
      fr: 'Cour de justice, 2 décembre 2025, Russmedia, C-492/23 (ECLI:EU:C:2025:935)',
    },
    says: {
      en: 'A marketplace is a controller of personal data in its users’ offers, and must find offers with sensitive data, and their advertiser, before publication. Whether what is here is such data is for a person.',
      fr: 'Une place de marché est responsable du traitement des données personnelles des offres de ses utilisateurs et doit repérer, avant publication, celles qui contiennent des données sensibles, ainsi que leur annonceur. Une personne apprécie si c’est le cas ici.',
    },
    verified: true,
  },
} satisfies Record<string, Provision>;

const ALWAYS = [PROVISIONS.ownInitiative, PROVISIONS.traderDuties];

/** The provisions that an answer names beside those of its rules. */
export const provisionsOf = (reasons: readonly Reason[]): Provision[] =>
  reasons.some(({ kind }) => kind === 'personal-data') ? [...ALWAYS, PROVISIONS.personalData] : ALWAYS;
