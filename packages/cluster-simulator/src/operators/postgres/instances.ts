/** The names of the instances, and which of them is the primary in a stage. */
export interface Instances {
  readonly names: readonly string[];
  readonly primary: string;
  /** Not there, or not ready. */
  readonly failing?: string;
}

export function instancesAt(
  name: string,
  count: number,
  stage: string,
): Instances {
  const names = Array.from(
    { length: count },
    (_, index) => `${name}-${index + 1}`,
  );
  const [first, second] = names;
  if (stage === 'failing-over')
    return { names, primary: first, failing: first };
  if (stage === 'rejoining') return { names, primary: second, failing: first };
  return { names, primary: stage === 'failed-over' ? second : first };
}
