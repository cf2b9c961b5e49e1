// The same tests with every document in every language.
import './render.test.ts';
