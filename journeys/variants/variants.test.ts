// Journeys that are taken in one of their forms every day: in the others by `npm run test:long`.
import { operation } from './operation.ts';
import { prepublication } from './prepublication.ts';
import { publicPages } from './public.ts';
import { verifier } from './verifier.ts';

operation([1440]);
prepublication(['en']);
publicPages(['fr-FR']);
verifier(
  ['en'],
  [
    ['light', 360, 'good-1'],
    ['dark', 900, 'forged'],
  ],
);
