export { logFailure, wordsOf } from './logFailure';
export { LogFailure, LogLoading, LogSilence } from './LogNotices';
export { LogPanel, type LogPanelProps } from './LogPanel';
export { saveText } from './saveText';
export { textOf } from './textOf';
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
export { useLogLook } from './useLogLook';
export { useLogSearch } from './useLogSearch';
