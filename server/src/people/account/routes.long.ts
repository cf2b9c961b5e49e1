// Every route in every spelling of its address, and by every role: two tests of every run, at length.
import '../endpoint.test.ts';
import './account.test.ts';
