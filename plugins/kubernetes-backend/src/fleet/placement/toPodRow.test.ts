import { DisplayState } from '@podlight/backstage-plugin-kubernetes-common';
import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { FleetRecord } from '../records';
import { toPodRow } from './toPodRow';

const ENDED = { phase: 'Succeeded', status: 'Completed' };
const isDeployment = (name: string) => name === 'web';

describe('toPodRow', () => {
  it.each<[DisplayState, Partial<FleetRecord>]>([
    ['ready', {}],
    ['completed', { phase: 'Succeeded', status: 'Completed', isReady: false }],
    ['terminating', { isDeleting: true }],
    ['unknown', { phase: 'Unknown', isReady: false }],
    // As when its node says nothing any more and somebody deletes it.
    ['unknown', { phase: 'Unknown', isReady: false, isDeleting: true }],
    ['completed', { ...ENDED, isReady: false, isDeleting: true }],
    ['starting', { isReady: false }],
    ['starting', { isReady: false, status: 'ContainerCreating' }],
    ['starting', { isReady: false, status: 'Init:0/2' }],
    ['failing', { isReady: false, status: 'Init:Error' }],
    ['failing', { isReady: false, status: 'CrashLoopBackOff' }],
    ['failing', { isReady: false, phase: 'Failed', status: 'Error' }],
  ])('is %s for %p', (state, fields) => {
    expect(toPodRow(aFleetRecord(fields), isDeployment).state).toBe(state);
  });

  it.each([
    ['ReplicaSet', 'web-5d4f7c9b8', { kind: 'Deployment', name: 'web' }],
    ['ReplicaSet', 'web-5d4f7c9b84', { kind: 'Deployment', name: 'web' }],
    [
      'ReplicaSet',
      'api-5d4f7c9b8',
      { kind: 'ReplicaSet', name: 'api-5d4f7c9b8' },
    ],
    ['StatefulSet', 'db', { kind: 'StatefulSet', name: 'db' }],
    // Its name is that of a ReplicaSet of the Deployment only by chance.
    [
      'StatefulSet',
      'web-5d4f7c9b8',
      { kind: 'StatefulSet', name: 'web-5d4f7c9b8' },
    ],
  ])('of a %s %s belongs to %p', (kind, name, workload) => {
    const owner = { kind, name, uid: 'u' };
    const row = toPodRow(aFleetRecord({ owner }), isDeployment);
    expect(row.workload).toEqual(workload);
  });

  it('has what the index knows of the pod', () => {
    const pod = aFleetRecord({
      ...{ ready: 1, desired: 2, restarts: 3 },
      ...{ lastRestartAt: 1_795_000_060, createdAt: 1_795_000_000 },
    });
    const { namespace, name, uid, labels, node } = pod;
    expect(toPodRow(pod, isDeployment)).toEqual({
      ...{ namespace, name, uid, labels, node },
      state: 'ready',
      status: 'Running',
      readyContainers: 1,
      totalContainers: 2,
      restarts: 3,
      lastRestartAt: '2026-11-18T11:07:40.000Z',
      createdAt: '2026-11-18T11:06:40.000Z',
      containers: [],
    });
  });

  it('leaves out what is not known', () => {
    const row = toPodRow(
      aFleetRecord({ node: '', createdAt: 0 }),
      isDeployment,
    );
    expect(row).not.toHaveProperty('node');
    expect(row).not.toHaveProperty('createdAt');
    expect(row).not.toHaveProperty('lastRestartAt');
    expect(row).not.toHaveProperty('workload');
  });
});
