import { LogLine } from './LogReader';

/**
 * Log levels, the worst first.
 *
 * @public
 */
export const LOG_LEVELS = ['error', 'warning', 'info', 'debug'] as const;

/** @public */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Only the start of a line has its level; later it is an ordinary word. */
const MAX_LEVEL_OFFSET = 120;

const WORDS: Readonly<Record<LogLevel, RegExp>> = {
  error:
    /\b(?:ERROR|ERR|FATAL|CRITICAL|SEVERE|PANIC|EMERG|ALERT)\b|\b(?:level|severity|lvl)["']?[:=] ?["']?(?:error|err|fatal|critical|panic|dpanic|[56]0\b)|^E\d{4} |^(?:panic|fatal error|Traceback|Unhandled|Exception)\b|^[\w.$]*(?:Error|Exception): /,
  warning:
    /\b(?:WARN|WARNING)\b|\b(?:level|severity|lvl)["']?[:=] ?["']?(?:warn|40\b)|^W\d{4} /,
  info: /\b(?:INFO|NOTICE)\b|\b(?:level|severity|lvl)["']?[:=] ?["']?(?:info|notice|30\b)|^I\d{4} /,
  debug:
    /\b(?:DEBUG|TRACE)\b|\b(?:level|severity|lvl)["']?[:=] ?["']?(?:debug|trace|[12]0\b)/,
};

/** If a line has several levels, the first one counts. */
function ownLevel(text: string): LogLevel | undefined {
  const beginning = text.slice(0, MAX_LEVEL_OFFSET);
  let found: { readonly level: LogLevel; readonly at: number } | undefined;
  for (const level of LOG_LEVELS) {
    const at = beginning.search(WORDS[level]);
    if (at >= 0 && (!found || at < found.at)) found = { level, at };
  }
  return found?.level;
}

/**
 * Lines of at least a level. A line without a level, such as a stack frame, has
 * that of the previous line.
 *
 * @public
 */
export function linesAtLevel<T extends Pick<LogLine, 'text'>>(
  lines: readonly T[],
  level: LogLevel,
): readonly T[] {
  const most = LOG_LEVELS.indexOf(level);
  let current: LogLevel | undefined;
  return lines.filter(({ text }) => {
    current = ownLevel(text) ?? current;
    return current !== undefined && LOG_LEVELS.indexOf(current) <= most;
  });
}
