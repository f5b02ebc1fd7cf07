export { errorFingerprint, type ErrorFingerprint } from './errorFingerprint';
export {
  groupByFingerprint,
  type FingerprintedCrash,
  type FingerprintGroup,
  type FingerprintGroupKind,
} from './groupByFingerprint';
export { linesAtLevel, LOG_LEVELS, type LogLevel } from './logLevel';
export { LogMerger, type MergedLines, type SourcedLine } from './LogMerger';
export { LogReader, readLogLines, type LogLine } from './LogReader';
export {
  parseAnsiLine,
  plainText,
  stripAnsi,
  type AnsiColor,
  type AnsiStyle,
  type LogSegment,
} from './parseAnsi';
export { loadRegexEngine } from './regexEngine';
export {
  markHits,
  parseLogSearch,
  RegexError,
  type LineHit,
  type LinePattern,
  type LogPattern,
  type LogSearch,
  type LogSearchMistake,
  type MarkedSegment,
  type RegexEngine,
} from './searchLog';
export { TimedPattern } from './TimedPattern';
