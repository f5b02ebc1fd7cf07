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
export const FILTER_SAMPLES: Readonly<Record<string, readonly string[]>> = join(
  [OTHER_SAMPLES, ...ALL_SYNTAX.map(({ samples }) => samples)],
);

/** Several syntaxes may have samples in one line of the help. */
function join(
  all: readonly (typeof FILTER_SAMPLES)[],
): Record<string, readonly string[]> {
  const joined: Record<string, readonly string[]> = {};
  for (const [key, samples] of all.flatMap(one => Object.entries(one))) {
    joined[key] = [...(joined[key] ?? []), ...samples];
  }
  return joined;
}
