// The room's face for commands that open no store.
export { keptScreener, openKeptProgram, type PackProgram, screenerOfProgram } from './kept-program.ts';
