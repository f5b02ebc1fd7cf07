export { CopySummary, type CopySummaryProps } from './CopySummary';
