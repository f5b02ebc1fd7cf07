import { ClusterObjects, parseObject, toClusterObjects } from '../../model';
import { FIXTURE_NOW } from '../../testing';
import { ClusterIndex } from '../ClusterIndex';
import { Buildable } from './shop';

/** The index of what some builders build, with what else was read of the cluster. */
export function indexObjects(
  builders: readonly Buildable[],
  read: Pick<ClusterObjects, 'previousLogs'> = {},
): ClusterIndex {
  const objects = builders.flatMap(
    builder => parseObject(builder.build()) ?? [],
  );
  return new ClusterIndex(
    { ...toClusterObjects(objects), ...read },
    FIXTURE_NOW,
  );
}
