// Every policy dropped in turn, and thousands of attempts over every route: the test beside this one, at length.
import './isolation.test.ts';
