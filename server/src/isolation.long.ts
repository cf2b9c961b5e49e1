// Every policy dropped in turn, thousands of attempts over every route, by people of other units and by those of the same
// unit who are not named, and all that each role of them reads: the tests beside this one, at length.
import './isolation.test.ts';
import './visibility.test.ts';
import './case/access/outsiders.test.ts';
