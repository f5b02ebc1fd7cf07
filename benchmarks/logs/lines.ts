import {
  LogLine,
  readLogLines,
} from '@podlight/backstage-plugin-kubernetes-common';

const LEVELS = ['INFO', 'INFO', 'INFO', 'WARN', '\u001b[31mERROR\u001b[0m'];

/** Lines as services write them, one in five coloured, each with its time. */
export function makeLines(first: number, count: number): readonly LogLine[] {
  const text = Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(2026, 2, 1) + (first + i) * 40).toISOString();
    const level = LEVELS[(first + i) % LEVELS.length];
    return `${at} ${level} request ${first + i} of checkout took ${
      (first + i) % 180
    } ms, status ${(first + i) % 50 === 0 ? 503 : 200}\n`;
  }).join('');
  return readLogLines(text).map((line, i) => ({
    ...line,
    number: first + i + 1,
  }));
}
