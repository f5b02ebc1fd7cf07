/**
 * `namespace/name`, which identifies an object of a known kind within a cluster.
 *
 * @public
 */
export function namespacedName({
  namespace,
  name,
}: {
  readonly namespace: string;
  readonly name: string;
}): string {
  return `${namespace}/${name}`;
}

/** `kind/namespace/name`, which identifies an object within a cluster. */
export function objectKey(object: {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): string {
  return `${object.kind}/${namespacedName(object)}`;
}
