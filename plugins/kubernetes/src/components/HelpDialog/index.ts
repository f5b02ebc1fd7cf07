export { FindingHelp, type FindingHelpProps } from './FindingHelp';
export { HelpDialog, type HelpDialogProps } from './HelpDialog';
export { Section, type SectionProps } from './Section';
