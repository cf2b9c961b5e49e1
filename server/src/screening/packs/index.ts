// The room's face for commands that open no store.
export { isTextOf, listPackFiles, loadPacks, type PackFile, readPacks } from './read-packs.ts';
