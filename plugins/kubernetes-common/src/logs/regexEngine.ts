import { LineHit, LinePattern, RegexEngine, RegexError } from './searchLog';

/**
 * Maximum number of steps of a compiled expression, each of which can cost a
 * step per character. Real searches have fewer than 300.
 */
const MAX_PROGRAM_SIZE = 300;
/** Characters times steps above which a line's matches are not located. */
const MAX_WORK_PER_LINE = 1_000_000;

/** Syntax that can't be matched in linear time. */
const UNSUPPORTED = /`\(\?<?[=!]|`\\[1-9k]/;

/**
 * Loads the engine of regular expressions: RE2's, as in Grafana Loki, stern and
 * Go. It never backtracks, so no expression can freeze the tab. It is loaded
 * with the first search by regular expression.
 *
 * @public
 */
export async function loadRegexEngine(): Promise<RegexEngine> {
  const { RE2JS } = await import('re2js');

  function compile(source: string, matchesCase: boolean) {
    try {
      return RE2JS.compile(
        RE2JS.translateRegExp(source),
        matchesCase ? 0 : RE2JS.CASE_INSENSITIVE,
      );
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new RegexError(
        UNSUPPORTED.test(message) ? 'unsupported' : 'syntax',
        message.replace('error parsing regexp: ', '').replace('`(?i)', '`'),
      );
    }
  }

  return (source, matchesCase): LinePattern => {
    const expression = compile(source, matchesCase);
    const size = expression.programSize();
    if (size > MAX_PROGRAM_SIZE) throw new RegexError('tooLarge', source);
    return {
      test: text => expression.test(text),
      hits: (text, most) => {
        const hits: LineHit[] = [];
        if (text.length * size > MAX_WORK_PER_LINE) return hits;
        // Most lines have no match, and testing is much cheaper than locating matches.
        if (!expression.test(text)) return hits;
        const matcher = expression.matcher(text);
        while (hits.length < most && matcher.find()) {
          const hit = { start: matcher.start(), end: matcher.end() };
          if (hit.end > hit.start) hits.push(hit);
        }
        return hits;
      },
    };
  };
}
