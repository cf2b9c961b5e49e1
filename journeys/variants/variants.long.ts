// The other forms of what variants.test.ts takes every day.
import { lookAtEveryState } from '../browser.ts';
import { operation } from './operation.ts';
import { prepublication } from './prepublication.ts';
import { publicPages } from './public.ts';
import { verifier } from './verifier.ts';

lookAtEveryState();
operation([390, 768, 1440]);
prepublication(['fr']);
publicPages(['en-GB']);
verifier(
  ['fr'],
  [
    ['light', 900, 'forged'],
    ['dark', 900, 'bit'],
    ['light', 360, 'good-1'],
    ['dark', 360, 'good-3'],
  ],
);
