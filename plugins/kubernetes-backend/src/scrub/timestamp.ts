const TIME = /^\d{4}-\d\d-\d\dT[\d:.]{8,24}(?:Z|[+-]\d\d:\d\d)[ \t]/;

/** Start of the program's own text, after the timestamp of Kubernetes. */
export function contentStart(line: string): number {
  return TIME.exec(line)?.[0].length ?? 0;
}
