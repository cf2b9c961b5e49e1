import type { Words } from '@vigie/engine';
import { sentences } from './sentences.ts';

const say = sentences({
  folder: {
    en: 'This is a directory: name the files in it.',
    fr: 'C’est un dossier : indiquez les fichiers qu’il contient.',
  },
  missing: {
    en: 'There is no such file: check the path.',
    fr: 'Ce fichier n’existe pas : vérifiez le chemin.',
  },
  forbidden: {
    en: 'The file may not be read: check its permissions.',
    fr: 'La lecture du fichier est refusée : vérifiez ses droits d’accès.',
  },
  other: { en: 'The file cannot be read ({why}).', fr: 'Le fichier ne peut pas être lu ({why}).' },
});

/** That a path which somebody named is a folder. */
export const IS_FOLDER: Words = say('folder');

/** Why a file that somebody named cannot be read, by what the system says of it (its `errno`), and what to do. */
export function sayFileFault(error: unknown): Words {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EISDIR') return IS_FOLDER;
  if (code === 'ENOENT') return say('missing');
  if (code === 'EACCES' || code === 'EPERM') return say('forbidden');
  return say('other', { why: code || String(error) });
}
