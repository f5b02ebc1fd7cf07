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
  owner: target => target.entity?.owner,
  headline: target => target.incident?.headline,
  summary: target => target.incident?.summary,
  view: target => target.incident?.view,
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

/** Values that only links that ask for help have. */
const OF_INCIDENTS = ['headline', 'summary', 'view'];

/** What a link is for: to another tool, or to ask for help. */
export type LinkPurpose = 'tool' | 'help';

/** Known placeholders, for error messages. */
export function listLinkPlaceholders(purpose: LinkPurpose): string {
  return [
    ...Object.keys(VALUES).filter(name => isOffered(name, purpose)),
    ...Object.keys(MAPS).map(name => `${name}.KEY`),
  ].join(', ');
}

export function isKnownPlaceholder(
  { name, key }: Placeholder,
  purpose: LinkPurpose,
): boolean {
  return key === undefined
    ? Object.hasOwn(VALUES, name) && isOffered(name, purpose)
    : Object.hasOwn(MAPS, name) && key !== '';
}

function isOffered(name: string, purpose: LinkPurpose): boolean {
  return purpose === 'help' || !OF_INCIDENTS.includes(name);
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
