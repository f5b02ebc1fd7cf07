/** Turns scores and timings into tables, for the terminal and for the documentation. */

const sum = (rows, of) => rows.reduce((total, row) => total + of(row), 0);

function counts(rows, index) {
  const of = key => row => {
    const value = row.scores[index][key];
    return Array.isArray(value) ? value.length : value;
  };
  return {
    found: sum(rows, of('found')),
    missed: sum(rows, of('missed')),
    noticed: sum(rows, of('noticed')),
    wrong: sum(rows, of('wrong')),
    right: rows.filter(
      ({ scores }) =>
        !scores[index].missed.length && !scores[index].wrong.length,
    ).length,
    reports: sum(rows, of('reports')),
  };
}

/** One line for each group, and one for all; both diagnoses side by side. */
export function summarize(rows) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const line = (name, some) => ({
    group: name,
    scenarios: some.length,
    expected: sum(some, ({ expected }) => expected),
    podlight: counts(some, 0),
    peer: counts(some, 1),
  });
  return [
    ...groups.map(group =>
      line(
        group,
        rows.filter(row => row.group === group),
      ),
    ),
    line('all', rows),
  ];
}

const HEAD = [
  'scenarios',
  'number',
  'to find',
  'Podlight found',
  'missed',
  'noticed',
  'wrong',
  'peer found',
  'missed',
  'noticed',
  'wrong',
];

const cells = ({ group, scenarios, expected, podlight, peer }) => [
  group,
  scenarios,
  expected,
  podlight.found,
  podlight.missed,
  podlight.noticed,
  podlight.wrong,
  peer.found,
  peer.missed,
  peer.noticed,
  peer.wrong,
];

const TIMING_HEAD = ['step', 'median, ms', 'slowest, ms', 'results'];

const timingCells = ({ step, medianMs, slowestMs, results }) => [
  step,
  Math.round(medianMs),
  Math.round(slowestMs),
  results,
];

const isNumber = value => typeof value === 'number';

/** A Markdown table as prettier would write it, which a terminal shows as well. */
export function table(head, rows) {
  const all = [head, ...rows].map(row => row.map(String));
  const widths = head.map((_, column) =>
    Math.max(...all.map(row => row[column].length), 3),
  );
  const isRight = head.map((_, column) =>
    rows.every(row => isNumber(row[column])),
  );
  const pad = (text, column) =>
    isRight[column]
      ? text.padStart(widths[column])
      : text.padEnd(widths[column]);
  const lines = all.map(row => `| ${row.map(pad).join(' | ')} |`);
  const rule = widths.map((width, column) =>
    isRight[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [lines[0], `| ${rule.join(' | ')} |`, ...lines.slice(1)].join('\n');
}

export const scoreTable = summary => table(HEAD, summary.map(cells));
export const timingTable = ({ timings }) =>
  table(TIMING_HEAD, timings.map(timingCells));

/** Every scenario in which a diagnosis was not right, with what it missed or said wrongly. */
export function complaints(rows, index) {
  return rows.flatMap(({ group, name, scores }) => [
    ...scores[index].missed.map(
      ({ classes, on }) =>
        `${group}: ${name}: misses ${classes.join(' or ')} on ${on[0]}`,
    ),
    ...scores[index].wrong.map(
      ({ text }) => `${group}: ${name}: wrongly reports ${text}`,
    ),
  ]);
}
