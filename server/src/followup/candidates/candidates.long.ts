// The same tests, the one of any checks in any order with more draws.
import './candidates.test.ts';
