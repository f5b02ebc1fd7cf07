/** Parts of a line between delimiters, of which those in quotes do not count. */
export function splitCells(
  line: string,
  delimiter: string,
  /** In which a delimiter does not count; without it all do. */
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
