// Every route in every spelling of its address, and by every role: two tests of every run, at length.
import './account/account.test.ts';
import './endpoint.test.ts';
