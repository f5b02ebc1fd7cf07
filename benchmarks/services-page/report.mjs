import { measuredOn, ms, number, table } from '../lib/markdown.mjs';
import { writeFigures } from '../lib/writeFigures.mjs';

/** What the longest task should take at most; from there on, people notice a delay. */
const GOAL_MS = 100;

const WORDS = {
  open: 'opened',
  type: 'filter typed',
  clear: 'filter cleared',
  group: 'grouped',
  update: '1 % changed',
};

/** What was measured, as Markdown. */
export function servicesReport(result) {
  const { load, rows } = result;
  const longest = Math.max(
    ...rows.flatMap(({ steps }) =>
      Object.values(steps).map(({ longestCpuMs }) => longestCpuMs),
    ),
  );
  return [
    `${measuredOn(result)} Load: ${number(load)}.`,
    table(
      ['longest task: CPU (by the clock)', ...Object.values(WORDS)],
      rows.map(({ name, steps }) => [
        name,
        ...Object.keys(WORDS).map(
          step =>
            `${number(Math.round(steps[step].longestCpuMs))} (${ms(
              Math.round(steps[step].longestMs),
            )})`,
        ),
      ]),
    ),
    `The goal is ${ms(GOAL_MS)} of CPU: ${
      longest <= GOAL_MS ? 'reached' : 'not reached in this run'
    }.`,
  ].join('\n\n');
}

/** Puts the figures into `docs/fleet.md`. */
export function writeServicesDocs(result) {
  writeFigures('docs/fleet.md', 'services-page', servicesReport(result));
}
