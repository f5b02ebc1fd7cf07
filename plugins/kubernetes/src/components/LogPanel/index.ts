export { logFailure, wordsOf } from './logFailure';
export { LogFailure, LogLoading, LogSilence } from './LogNotices';
export { LogPanel, type LogPanelProps } from './LogPanel';
export { saveText } from './saveText';
