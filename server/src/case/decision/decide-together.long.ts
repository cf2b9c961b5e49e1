// Two people on one case, 200 times: the test beside this one, at length.
import './decide-together.test.ts';
