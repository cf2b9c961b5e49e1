// The same test with every page on each of the days.
import './behaviours.test.ts';
