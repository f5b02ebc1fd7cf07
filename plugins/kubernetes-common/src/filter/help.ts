import { ALL_SYNTAX, WORDS } from './terms';

/**
 * All field names.
 *
 * @public
 */
export const FILTER_FIELDS: readonly string[] = WORDS;

/** Terms without a field. */
const OTHER_SAMPLES: Readonly<Record<string, readonly string[]>> = {
  text: ['crashloop', '"two words"'],
  labels: ['-l app=web,env in (dev,test)'],
  not: ['!'],
};

/**
 * What terms look like, in any language, by the key of the text that explains
 * them in the help: `filterHelp.finds.KEY`.
 *
 * @public
 */
export const FILTER_SAMPLES: Readonly<Record<string, readonly string[]>> =
  ALL_SYNTAX.map(({ samples }) => samples).reduce(
    (all, samples) => ({ ...all, ...withMore(all, samples) }),
    OTHER_SAMPLES,
  );

function withMore(
  all: typeof FILTER_SAMPLES,
  samples: typeof FILTER_SAMPLES,
): typeof FILTER_SAMPLES {
  return Object.fromEntries(
    Object.entries(samples).map(([key, more]) => [
      key,
      [...(all[key] ?? []), ...more],
    ]),
  );
}
