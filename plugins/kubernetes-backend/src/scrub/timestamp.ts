const TIME = /^\d{4}-\d\d-\d\dT[\d:.]{8,24}(?:Z|[+-]\d\d:\d\d)[ \t]/;

/** Where what the program wrote begins, after the time that Kubernetes puts in front. */
export function contentStart(line: string): number {
  return TIME.exec(line)?.[0].length ?? 0;
}
