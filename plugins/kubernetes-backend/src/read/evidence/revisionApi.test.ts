import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
import { aDeployment } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { buildObjects } from '../../__testUtils__/builtObjects';
import { aList, fakeConnection } from '../../__testUtils__/fakeConnection';
import { ResourceType } from '../resourceTypes';
import { listRevisionObjects } from './revisionApi';

const REPLICA_SETS = {
  ...{ group: 'apps', versions: ['v1'], plural: 'replicasets' },
  kind: 'ReplicaSet',
} as ResourceType;

const { Deployment: [WEB] = [] } = buildObjects(
  aDeployment({ name: 'web', namespace: 'shop' }).withSpec({
    selector: { matchLabels: { app: 'web', tier: 'front' } },
  }),
);

async function listOf(owner: ModelObject) {
  const { asked, connection } = fakeConnection(() => aList('ReplicaSet', []));
  const { signal } = new AbortController();
  const answer = await listRevisionObjects(
    connection,
    REPLICA_SETS,
    owner,
    signal,
  );
  expect(answer).toMatchObject({ ok: true, value: { objects: [] } });
  return asked.map(request => {
    const [path, query] = request.split('?');
    return [path, new URLSearchParams(query).get('labelSelector')];
  });
}

const aRollout = (podSelector?: string) =>
  ({
    kind: 'CustomResource',
    metadata: { name: 'web', namespace: 'shop' },
    podSelector,
  } as unknown as ModelObject);

describe('listRevisionObjects', () => {
  it('lists by the selector of the workload, in its namespace', async () => {
    expect(await listOf(WEB)).toEqual([
      ['/apis/apps/v1/namespaces/shop/replicasets', 'app=web,tier=front'],
    ]);
  });

  it.each([
    ['app=web', 'app=web'],
    ['app=web,rollouts-pod-template-hash=abc', 'app=web'],
    ['rollouts-pod-template-hash=abc,app=web', 'app=web'],
  ])('lists by %s, without the hash of a revision', async (said, selector) => {
    const [[, asked]] = await listOf(aRollout(said));
    expect(asked).toBe(selector);
  });

  it.each([
    undefined,
    '',
    'rollouts-pod-template-hash=abc',
    'not a selector at all',
  ])('lists nothing by %p', async said => {
    expect(await listOf(aRollout(said))).toEqual([]);
  });

  it('lists nothing for what has no revisions', async () => {
    const job = { ...aRollout('app=web'), kind: 'Job' } as ModelObject;
    expect(await listOf(job)).toEqual([]);
  });
});
