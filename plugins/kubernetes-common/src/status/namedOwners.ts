import { crdName, CustomResource, NamedObject, OwnerReference } from '../model';
import { FindOwner } from './owners';
import { isCustomResource } from './resourceTree';

/** An object has one owner, rarely two; more are not sent. */
const MAX_OWNERS = 10;

/** What a custom resource's owner references name, its controller first, whether or not it is read. */
export function namedOwners(
  { metadata: { namespace, ownerReferences } }: CustomResource,
  find: FindOwner,
): readonly NamedObject[] {
  return [...ownerReferences]
    .sort((a, b) => Number(b.controller) - Number(a.controller))
    .slice(0, MAX_OWNERS)
    .map(reference => namedOwner(reference, namespace, find));
}

function namedOwner(
  reference: OwnerReference,
  namespace: string,
  find: FindOwner,
): NamedObject {
  const { kind, name } = reference;
  const owner = find(reference, namespace);
  if (!owner || !isCustomResource(owner)) return { kind, name };
  return {
    kind,
    name,
    definition: crdName(owner),
    // A namespaced object can be owned by a cluster-scoped one.
    ...(owner.metadata.namespace !== namespace && {
      namespace: owner.metadata.namespace,
    }),
  };
}
