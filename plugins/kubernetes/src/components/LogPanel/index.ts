export { LogPanel, type LogPanelProps } from './LogPanel';
export { wordsOf } from './logFailure';
