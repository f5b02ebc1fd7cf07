import {
  firstBroken,
  ObjectRow,
  ReachChain,
} from '@podlight/backstage-plugin-kubernetes-common';

/** Where requests stop on their way through one object. */
export interface BrokenWays {
  /** They don't get to the object. */
  readonly isBefore: boolean;
  /** They don't get from the object, a Service, to its pods. */
  readonly isBehind: boolean;
  /** NAMESPACE/NAME of Services that they don't get to. */
  readonly services: ReadonlySet<string>;
  /** NAMESPACE/NAME of Gateways that don't let them through. */
  readonly gateways: ReadonlySet<string>;
}

/** @param row - an Ingress, a route or a Service */
export function brokenWays({
  kind,
  namespace,
  reach = [],
}: Pick<ObjectRow, 'kind' | 'namespace' | 'reach'>): BrokenWays {
  const services = new Set<string>();
  const gateways = new Set<string>();
  let isBefore = false;
  let isBehind = false;
  for (const chain of reach) {
    const step = firstBroken(chain)?.step;
    if (step === undefined) continue;
    const gateway = targetName(chain, 'gateway', namespace);
    if (step === 'service' || step === 'port') {
      const service = targetName(chain, 'service', namespace);
      if (service !== undefined) services.add(service);
    } else if (step === 'endpoints' || step === 'pods') {
      // Of others' Services it is said there.
      isBehind ||= kind === 'Service';
    } else if (gateway === undefined) {
      isBefore = true;
    } else {
      gateways.add(gateway);
    }
  }
  return { isBefore, isBehind, services, gateways };
}

function targetName(
  { links }: ReachChain,
  step: 'gateway' | 'service',
  ownNamespace: string,
): string | undefined {
  const link = links.find(each => each.step === step);
  return link?.name === undefined
    ? undefined
    : `${link.namespace ?? ownNamespace}/${link.name}`;
}
