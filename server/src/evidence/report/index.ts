// The room's face for commands that open no store.
export { renderReport } from './render-report.ts';
