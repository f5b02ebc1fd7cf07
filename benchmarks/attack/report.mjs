import { measuredOn, ms, number, table, times } from '../lib/markdown.mjs';

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** The table of waits, as Markdown. */
export function attackReport({ rows, ...measured }) {
  const head = [
    'attack',
    'quiet, median',
    'under attack',
    'ratio',
    'quiet, p95',
    'under attack',
    'ratio',
    'quiet, longest',
    'under attack',
    'longest pause',
    'heap',
  ];
  const cells = rows.map(
    ({ scenario, quiet, attacked, longestPauseMs, heapUsed }) => [
      scenario,
      ...[0.5, 0.95].flatMap(share => {
        const before = quantile(quiet, share);
        const during = quantile(attacked, share);
        return [ms(before), ms(during), times(during / before)];
      }),
      ms(Math.max(...quiet)),
      ms(Math.max(...attacked)),
      ms(longestPauseMs),
      `${number(heapUsed / 1e6)} MB`,
    ],
  );
  const text = table(head, cells);
  return measured.date ? `${measuredOn(measured)}\n\n${text}` : text;
}
