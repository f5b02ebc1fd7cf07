const NUMBER = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** What was measured, to three digits: more would be noise. */
export const number = value =>
  Number.isFinite(value) ? NUMBER.format(value) : '—';

export const ms = value => `${number(value)} ms`;
export const kilobytes = bytes => `${number(bytes / 1000)} kB`;
export const times = value => `${number(value)} ×`;

export function table(head, rows) {
  const line = cells => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join(
    '\n',
  );
}

/** Figures of one machine say little of another. */
export const measuredOn = ({ date, machine }) =>
  `Measured on ${date}: ${machine}.`;
