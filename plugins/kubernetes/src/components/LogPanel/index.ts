export { logFailure, errorText } from './logFailure';
export { LogFailure, LogLoading, LogSilence } from './LogNotices';
export { LogPanel, type LogPanelProps } from './LogPanel';
export { saveText } from './saveText';
export { toPlainText } from './toPlainText';
export { FollowToggle, LogControls } from './LogControls';
export { LogSearchBar } from './LogSearchBar';
export { LogStatusLine } from './LogStatusLine';
export { LogTools } from './LogTools';
export {
  UnmaskedNotice,
  UnmaskingProvider,
  UnmaskToggle,
  useUnmasking,
} from './unmasking';
export { useLogDisplayOptions } from './useLogDisplayOptions';
export { useLogSearch } from './useLogSearch';
