// The journeys of every day, with a look at each state of their screens.
import '../screens/receiving.test.ts';
import '../screens/access.test.ts';
import '../screens/flagger.test.ts';
import '../screens/inquiry.test.ts';
import { lookAtEveryState } from '../browser.ts';

lookAtEveryState();
