// The room's face for commands that open no store.
export { listPackFiles, type PackFile } from './pack-files.ts';
export { isTextOf, loadPacks, readPacks } from './read-packs.ts';
