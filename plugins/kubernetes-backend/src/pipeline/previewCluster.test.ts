import { PodRow } from '@podlight/backstage-plugin-kubernetes-common';
import { anEntity } from '../__testUtils__/anEntity';
import { fakeConnection } from '../__testUtils__/fakeConnection';
import { serviceTarget } from '../locate';
import { fail } from '../util/Result';
import { previewCluster } from './previewCluster';

const KNOWN: PodRow = {
  namespace: 'shop',
  name: 'known',
  uid: 'u1',
  state: 'starting',
  status: 'Pending',
  readyContainers: 0,
  totalContainers: 1,
  restarts: 0,
  labels: { note: `password=${'hunter2'.repeat(3)}` },
  containers: [],
};

function setup(preview: () => readonly PodRow[]) {
  const onFault = jest.fn();
  const { connection } = fakeConnection(() => fail('timeout', ''));
  const update = previewCluster(
    { preview, observe: jest.fn() },
    { connection, service: serviceTarget(anEntity()) },
    onFault,
  );
  return { onFault, update };
}

describe('previewCluster', () => {
  it('has the pods that are known, scrubbed', () => {
    const { onFault, update } = setup(() => [KNOWN]);
    expect(update?.isSettled).toBe(false);
    expect(update?.message).toMatchObject({
      cluster: 'one',
      state: { phase: 'connecting' },
      pods: [{ name: 'known' }],
    });
    expect(JSON.stringify(update)).not.toContain('hunter2');
    expect(onFault).not.toHaveBeenCalled();
  });

  it('is nothing where nothing is known', () => {
    const { onFault, update } = setup(() => []);
    expect(update).toBeUndefined();
    expect(onFault).not.toHaveBeenCalled();
  });

  it.each<[string, () => readonly PodRow[]]>([
    [
      'cannot be told',
      () => {
        throw new Error('oh');
      },
    ],
    ['is no pod', () => [{ ...KNOWN, restarts: NaN }]],
  ])('is nothing, and a fault, where it %s', (_, preview) => {
    const { onFault, update } = setup(preview);
    expect(update).toBeUndefined();
    expect(onFault).toHaveBeenCalledTimes(1);
  });
});
