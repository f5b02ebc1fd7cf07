import { isFields } from '../../scrub';
import { text } from './columns';
import { perParent } from './network';
import { ResourceShape } from './resourceShape';

/** The Gateway API allows 32 parents and 16 ancestors. */
const MAX_PARENTS = 32;

/** A status for each Gateway or route that it is attached to, as the Gateway API wants of all policies. */
function isAttached(raw: unknown, list: string): boolean {
  const status = isFields(raw) && isFields(raw.status) ? raw.status : {};
  const parents = status[list];
  return (
    // Conditions of its own may know more.
    !('conditions' in status) &&
    Array.isArray(parents) &&
    parents.length > 0 &&
    parents
      .slice(0, MAX_PARENTS)
      .every(
        parent => isFields(parent) && typeof parent.controllerName === 'string',
      )
  );
}

/** Policies and routes of every implementation of the Gateway API. */
export const ATTACHED: readonly ResourceShape[] = (
  ['ancestors', 'parents'] as const
).map(list => ({
  name: `what has a status for each of its ${list}`,
  matches: raw => isAttached(raw, list),
  definition: {
    docs: 'https://gateway-api.sigs.k8s.io/reference/policy-attachment/',
    health: perParent(list),
    columns: [
      text('Target', 'spec.targetRef.name'),
      text('Targets', 'spec.targetRefs[*].name'),
    ],
  },
}));
