import { append } from '../../append';
import { crdName, CustomResource } from '../../model';
import { findController } from '../../status/owners';
import { judgeCustomResource } from '../../status/customResourceState';
import { toMillis } from '../time';

/**
 * Failing custom resources of the past: what owns them is healthy, and so is a later one
 * of the same API that it owns. Operators keep runs, requests and analyses that failed.
 *
 * @remarks
 * Only of APIs whose objects run to completion: others, such as the Applications of an
 * ApplicationSet, exist side by side, and an older one that fails is down now.
 */
export function findSuperseded(
  resources: readonly CustomResource[],
): ReadonlySet<CustomResource> {
  const byOwner = new Map<string, CustomResource[]>();
  for (const resource of resources) {
    if (!resource.guide?.runsToCompletion) continue;
    const uid = findController(resource)?.uid;
    if (uid) append(byOwner, `${uid} ${crdName(resource)}`, resource);
  }
  const superseded = new Set<CustomResource>();
  const owners = new Map(
    resources.map(resource => [resource.metadata.uid, resource]),
  );
  for (const [key, siblings] of byOwner) {
    const owner = owners.get(key.slice(0, key.indexOf(' ')));
    if (siblings.length < 2 || !owner) continue;
    const failing = siblings.filter(each => readState(each) === 'failing');
    if (failing.length === 0 || !isHealthy(owner)) continue;
    const newest = siblings
      .filter(isHealthy)
      .reduce((latest, each) => Math.max(latest, createdAt(each)), 0);
    for (const sibling of failing) {
      if (createdAt(sibling) < newest) superseded.add(sibling);
    }
  }
  return superseded;
}

function readState(resource: CustomResource) {
  return judgeCustomResource(resource).state;
}

function isHealthy(resource: CustomResource): boolean {
  return readState(resource) === 'healthy';
}

function createdAt({ metadata }: CustomResource): number {
  return toMillis(metadata.creationTimestamp) ?? 0;
}
