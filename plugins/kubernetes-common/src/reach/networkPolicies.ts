import { LabelSelector, NetworkPolicy, Pod } from '../model';

/** More policies of one namespace are not compared. */
const MAX_POLICIES = 200;

type Labels = Readonly<Record<string, string>>;

/**
 * Whether policies select a pod and none of them lets anybody in. Whether they
 * are enforced depends on the network plugin, which no object tells.
 */
export function isBlocked(
  { metadata: { labels, namespace } }: Pod,
  policies: readonly NetworkPolicy[],
): boolean {
  const selecting = policies
    .filter(
      ({ metadata, spec }) =>
        spec.isIngress && metadata.namespace === namespace,
    )
    .slice(0, MAX_POLICIES)
    .filter(({ spec }) => isSelected(labels, spec.podSelector));
  return selecting.length > 0 && selecting.every(({ spec }) => !spec.letsIn);
}

function isSelected(
  labels: Labels,
  { matchLabels, matchExpressions }: LabelSelector,
): boolean {
  const value = (key: string) =>
    Object.hasOwn(labels, key) ? labels[key] : undefined;
  return (
    Object.entries(matchLabels).every(([key, want]) => value(key) === want) &&
    matchExpressions.every(({ key, operator, values }) => {
      const found = value(key);
      switch (operator) {
        case 'In':
          return found !== undefined && values.includes(found);
        case 'NotIn':
          return found === undefined || !values.includes(found);
        case 'Exists':
          return found !== undefined;
        case 'DoesNotExist':
          return found === undefined;
        default:
          return false;
      }
    })
  );
}
