import { measuredOn, ms, number, table } from '../lib/markdown.mjs';

/** Half of what web-vitals calls good. */
const MAX_SHIFT = 0.05;

const LOADS = ['cold', 'warm'];

/** What was measured, as Markdown. */
export function tabReport(result) {
  const head = [
    'service',
    'pods',
    ...LOADS.flatMap(load => [
      `first tile, ${load}`,
      `layout shift, ${load}`,
      `longest task, ${load}`,
    ]),
  ];
  const cells = result.rows.map(row => [
    row.service,
    number(row.warm.pods),
    ...LOADS.flatMap(load => [
      ms(row[load].firstTileMs),
      row[load].shift.toFixed(3),
      ms(row[load].longestTaskMs),
    ]),
  ]);
  const tooMuch = result.rows.filter(row =>
    LOADS.some(load => row[load].shift > MAX_SHIFT),
  );
  return [
    measuredOn(result),
    table(head, cells),
    `The goal is a layout shift of at most ${MAX_SHIFT}: ${
      tooMuch.length === 0
        ? 'reached'
        : `not reached for ${tooMuch.map(({ service }) => service).join(', ')}`
    }.`,
  ].join('\n\n');
}

/** What moved, when, and from where to where; and what took long. */
export function movedReport({ rows }) {
  return rows
    .flatMap(row =>
      LOADS.flatMap(load => [
        `${row.service}, ${load}`,
        ...row[load].shifts
          .filter(({ value }) => value >= 0.001)
          .map(
            ({ at, value, moved }) =>
              `  ${Math.round(at)} ms: ${number(value)}: ${moved.join(' | ')}`,
          ),
        ...row[load].longFrames.map(
          frame =>
            `  ${Math.round(frame.at)} ms: a frame of ${Math.round(
              frame.ms,
            )} ms: ${frame.parts.join(' | ')}`,
        ),
      ]),
    )
    .join('\n');
}
