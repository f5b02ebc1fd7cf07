/** As written in the configuration: `kubernetes.clusterLocatorMethods[0].type`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`,
    'kubernetes',
  );
}
