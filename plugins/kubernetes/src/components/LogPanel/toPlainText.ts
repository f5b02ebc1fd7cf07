import { ShownLine } from '../LogView';

/** Lines as plain text, as they are on the screen. */
export function toPlainText(
  lines: readonly ShownLine[],
  showsTimes: boolean,
): string {
  return lines
    .map(({ source, time, text }) =>
      [source?.name, showsTimes ? time : undefined, text]
        .filter(part => part !== undefined)
        .join(' ')
        .concat('\n'),
    )
    .join('');
}
