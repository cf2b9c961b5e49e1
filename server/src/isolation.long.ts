// Every policy dropped in turn, and thousands of attempts over every route, by people of other units and by those of the
// same unit who are not named: the tests beside this one, at length.
import './isolation.test.ts';
import './case/access/outsiders.test.ts';
