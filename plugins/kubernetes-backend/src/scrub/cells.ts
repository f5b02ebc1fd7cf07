/** Splits a line at delimiters outside quotes. */
export function splitCells(
  line: string,
  delimiter: string,
  /** The quote character; without it, every delimiter counts. */
  quote?: string,
): readonly string[] {
  if (quote === undefined) return line.split(delimiter);
  const cells: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let i = 0; i < line.length; i += 1) {
    if (line[i] === quote) isQuoted = !isQuoted;
    else if (line[i] === delimiter && !isQuoted) {
      cells.push(line.slice(start, i));
      start = i + 1;
    }
  }
  return [...cells, line.slice(start)];
}
