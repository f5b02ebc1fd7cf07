export { errorShape, type ErrorShape } from './errorShape';
export {
  groupByShape,
  type ShapedCrash,
  type ShapeGroup,
} from './groupByShape';
export { atLeast, LOG_LEVELS, type LogLevel } from './logLevel';
export { LogReader, readLogLines, type LogLine } from './LogReader';
export { mergeLogs, type LogSource, type SourcedLine } from './mergeLogs';
export {
  parseAnsiLine,
  plainText,
  stripAnsi,
  type AnsiColor,
  type AnsiStyle,
  type LogSegment,
} from './parseAnsi';
export {
  markHits,
  matchesLine,
  parseLogSearch,
  type LogPattern,
  type LogSearch,
  type MarkedSegment,
} from './searchLog';
