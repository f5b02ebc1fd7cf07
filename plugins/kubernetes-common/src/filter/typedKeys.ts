/** The keys of a table whose type has no others. */
export function typedKeys<K extends string>(
  table: Readonly<Record<K, unknown>>,
): readonly K[] {
  return Object.keys(table) as K[];
}
