import { DisplayState } from '@podlight/backstage-plugin-kubernetes-common';
import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { FleetRecord } from '../records';
import { toPodRow } from './toPodRow';

const isDeployment = (name: string) => name === 'web';

describe('toPodRow', () => {
  it.each<[DisplayState, Partial<FleetRecord>]>([
    ['ready', {}],
    ['completed', { phase: 'Succeeded', status: 'Completed', isReady: false }],
    ['terminating', { isDeleting: true }],
    ['unknown', { phase: 'Unknown', isReady: false }],
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
    [
      'ReplicaSet',
      'api-5d4f7c9b8',
      { kind: 'ReplicaSet', name: 'api-5d4f7c9b8' },
    ],
    ['StatefulSet', 'db', { kind: 'StatefulSet', name: 'db' }],
  ])('of a %s %s belongs to %p', (kind, name, workload) => {
    const owner = { kind, name, uid: 'u' };
    const row = toPodRow(aFleetRecord({ owner }), isDeployment);
    expect(row.workload).toEqual(workload);
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
