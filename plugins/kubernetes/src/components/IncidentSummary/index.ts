export { AskForHelp, type AskForHelpProps } from './AskForHelp';
export { CopySummary, type CopySummaryProps } from './CopySummary';
