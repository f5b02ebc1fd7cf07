import { megabytes } from './leaks.mjs';

const NUMBER = new Intl.NumberFormat('en');
const count = numbers =>
  NUMBER.format(Object.values(numbers).reduce((sum, each) => sum + each, 0));

/** One line per tenth of the time is enough. */
const SHOWN_SAMPLES = 10;

/** The result of a soak for the page about performance. */
export function soakReport(result) {
  const { date, minutes, done, compared, baseline, checks, samples } = result;
  const shown = Array.from(
    { length: SHOWN_SAMPLES },
    (_, tenth) =>
      samples[Math.ceil(((tenth + 1) * samples.length) / SHOWN_SAMPLES) - 1],
  );
  const row = (name, first, rest) =>
    `| ${[name, first, ...rest].map(cell => `${cell} |`).join(' ')}`;
  const memory = key =>
    [baseline, ...shown].map(sample => megabytes(sample[key]));
  const at = shown.map(
    (_, tenth) => `${Math.round(((tenth + 1) * minutes) / SHOWN_SAMPLES)} min`,
  );
  const [heap, rss] = [memory('heapBytes'), memory('rssBytes')];
  return [
    `Seen on ${date}, in ${minutes} minutes: ${count(
      done.changes,
    )} changes, ${count(done.faults)} faults, ${NUMBER.format(
      done.tabsOpened,
    )} tabs, ${done.tokensRenewed} renewed tokens; ${NUMBER.format(
      compared,
    )} objects compared at the end.`,
    checks
      .map(
        ({ name, problems }) =>
          `- ${problems.length ? `not so: ${problems.length} ×` : '✓'} ${name}`,
      )
      .join('\n'),
    [
      row('', 'before', at),
      row(
        '---',
        '---',
        at.map(() => '---'),
      ),
      row('heap', heap[0], heap.slice(1)),
      row('RSS', rss[0], rss.slice(1)),
    ].join('\n'),
  ].join('\n\n');
}
