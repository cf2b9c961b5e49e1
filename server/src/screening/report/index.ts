export { type LanguageReport, type PackReport, type Report, type RuleReport, startReport } from './pack-report.ts';
