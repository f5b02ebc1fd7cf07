import { inCluster } from '@podlight/backstage-plugin-kubernetes-common';
import { clustersAfter } from '../__testUtils__/clustersAfter';
import { aCluster, aFinding, aHello, aPodRow, POD_IN_STATE } from '../fixtures';
import { toClusterView } from './podViews';
import { problemsBeside } from './problems';

describe('problems beside the pods', () => {
  it('are those of objects, and those on pods that are up', () => {
    const [cluster] = clustersAfter(
      aHello(['eu']),
      aCluster('eu', [
        aPodRow({ name: 'up' }),
        aPodRow({ name: 'down', ...POD_IN_STATE.failing }),
        aPodRow({ name: 'done', ...POD_IN_STATE.completed }),
      ]),
    );
    const pods = toClusterView(cluster).pods;
    const problems = problemsBeside(
      [
        aFinding([], { id: 'object' }),
        aFinding(['up'], { id: 'restarts', severity: 'warning' }),
        aFinding(['done'], { id: 'slow' }),
        aFinding(['down'], { id: 'crash' }),
        aFinding(['up', 'down'], { id: 'both' }),
        aFinding(['up'], { id: 'note', severity: 'info' }),
      ].map(each => inCluster(each, 'eu')),
      new Map(pods.map(pod => [pod.key, pod])),
    );
    expect(problems.map(({ id }) => id)).toEqual([
      ...['object', 'restarts', 'slow'],
    ]);
  });
});
