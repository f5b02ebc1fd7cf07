import { ClusterObjects, parseObject, toClusterObjects } from '../../model';
import { FIXTURE_NOW } from '../../testing';
import { Buildable } from '../../testing/reach/objects';
import { ReachContext } from '../ReachContext';

/** What was read besides the service's own objects. */
type Rest = Pick<ClusterObjects, 'references' | 'extents'> & {
  readonly refusals?: ReadonlyMap<string, string>;
};

/** The context of objects of one service. */
export function aReachContext(
  builders: readonly Buildable[],
  { refusals, ...rest }: Rest = {},
): ReachContext {
  const objects = builders.flatMap(each => parseObject(each.build()) ?? []);
  return new ReachContext(
    { ...toClusterObjects(objects), ...rest },
    FIXTURE_NOW,
    refusals,
  );
}
