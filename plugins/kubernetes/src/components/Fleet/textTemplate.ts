/** What stands in the text for a name, until there is one. */
const mark = (name: string) => `{${name}}`;

/**
 * A text that is translated once and filled in thousands of times, as in the cells of a grid:
 * to look it up and to interpolate it each time would take longer than to draw it.
 *
 * @param write - gives the text with these in place of its names
 * @returns fills in names, which must be fit to be shown
 */
export function textTemplate<Name extends string>(
  names: readonly Name[],
  write: (marks: Readonly<Record<Name, string>>) => string,
): (values: Readonly<Record<Name, string>>) => string {
  const marks = Object.fromEntries(
    names.map(name => [name, mark(name)]),
  ) as Record<Name, string>;
  const parts = splitAt(write(marks), names);
  return values =>
    parts
      .map(part => ('name' in part ? values[part.name] : part.text))
      .join('');
}

type Part<Name extends string> =
  | { readonly text: string }
  | { readonly name: Name };

function splitAt<Name extends string>(
  text: string,
  names: readonly Name[],
): readonly Part<Name>[] {
  const [first] = names
    .map(name => ({ name, at: text.indexOf(mark(name)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  if (!first) return [{ text }];
  const { at, name } = first;
  return [
    { text: text.slice(0, at) },
    { name },
    ...splitAt(text.slice(at + mark(name).length), names),
  ];
}
