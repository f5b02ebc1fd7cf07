/** Of a definition, as translations call them. */
const STEPS = ['one', 'two', 'three', 'four', 'five', 'six'];

/** The words of definitions, with their steps under the names that these have in a translation. */
export function nameSteps(
  texts: Readonly<
    Record<
      string,
      {
        readonly title: string;
        readonly meaning: string;
        readonly steps: readonly string[];
      }
    >
  >,
) {
  const named = Object.entries(texts).map(
    ([key, { title, meaning, steps }]) => {
      const entries = steps.map((text, at) => [STEPS[at], text]);
      return [key, { title, meaning, steps: Object.fromEntries(entries) }];
    },
  );
  return Object.fromEntries(named);
}
