import { Placeholder } from '../template';
import { LinkTarget } from './types';

type Value = string | Date | undefined;

/** What a placeholder without a key stands for. */
const VALUES: Readonly<Record<string, (target: LinkTarget) => Value>> = {
  cluster: target => target.cluster,
  region: target => target.region,
  namespace: target => target.namespace,
  kind: target => target.kind,
  name: target => target.name,
  uid: target => target.uid,
  workload: target => target.workload?.name,
  workloadKind: target => target.workload?.kind,
  pod: target => target.pod,
  container: target => target.container,
  node: target => target.node,
  entity: target => target.entity?.name,
  from: target => target.from,
  to: target => target.to,
};

/** What a placeholder with a key looks in. */
const MAPS: Readonly<
  Record<
    string,
    (target: LinkTarget) => Readonly<Record<string, string>> | undefined
  >
> = {
  labels: target => target.labels,
  annotations: target => target.entity?.annotations,
  parameters: target => target.parameters,
};

/** Values that only the operator sets. Others can be set by anyone who can write to a catalog or cluster. */
const OF_THE_OPERATOR = ['cluster', 'region', 'parameters'];

/** Known placeholders, for error messages. */
export const LINK_PLACEHOLDERS = [
  ...Object.keys(VALUES),
  ...Object.keys(MAPS).map(name => `${name}.KEY`),
].join(', ');

export function isKnownPlaceholder({ name, key }: Placeholder): boolean {
  return key === undefined
    ? Object.hasOwn(VALUES, name)
    : Object.hasOwn(MAPS, name) && key !== '';
}

/** Whether a value may be part of the host. */
export function mayChooseHost({ name }: Placeholder): boolean {
  return OF_THE_OPERATOR.includes(name);
}

/** The value; undefined if unknown or empty. */
export function resolvePlaceholder(
  { name, key }: Placeholder,
  target: LinkTarget,
): Value {
  if (key === undefined) return VALUES[name](target) || undefined;
  const map = MAPS[name](target) ?? {};
  return (Object.hasOwn(map, key) && map[key]) || undefined;
}
