import { ReachPlural, roleRule } from './Extents';
import { ReachContext } from './ReachContext';
import { ReachLink } from './types';

/** What a link says that depends on a type that could not be read. */
export function unread(
  context: ReachContext,
  plural: ReachPlural,
  namespace?: string,
): Pick<ReachLink, 'state' | 'reason' | 'detail'> {
  return context.extent(plural, namespace) === 'forbidden'
    ? { state: 'unknown', reason: 'forbidden', detail: roleRule(plural) }
    : { state: 'unknown', reason: 'notRead' };
}
