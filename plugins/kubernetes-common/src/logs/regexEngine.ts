import { LineHit, LinePattern, RegexEngine, RegexError } from './searchLog';

/**
 * Steps of the compiled expression. Each costs up to a step for each character
 * of a line: 300 of them are more than anybody types.
 */
const MAX_PROGRAM_SIZE = 300;
/** Characters times steps beyond which a line's hits are not looked up one by one. */
const MAX_WORK_PER_LINE = 1_000_000;

/** Parts of an expression that no engine answers in linear time. */
const UNSUPPORTED = /`\(\?<?[=!]|`\\[1-9k]/;

/**
 * Loads the engine of regular expressions: RE2's, as in Grafana Loki, stern and
 * Go. It never backtracks, so no expression can hang the tab. It is loaded when
 * somebody searches by an expression, not before.
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
        // Most lines have none, and to find that out is much cheaper than to look for places.
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
