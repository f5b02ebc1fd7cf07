import { failedMessage } from './ClusterProjection';
import { ClusterUpdate } from './ClusterUpdate';
import { inOrder } from './inOrder';

describe('inOrder', () => {
  it('lets the next clusters start before an update is passed on', async () => {
    const steps: string[] = [];
    async function* updates(): AsyncGenerator<ClusterUpdate> {
      for (const cluster of ['one', 'two', 'one']) {
        const reason = { code: 'dns' as const, message: '' };
        const message = failedMessage(cluster, reason, new Date(0));
        yield { message, isSettled: true };
      }
    }
    const order = {
      onFirstUpdate: (cluster: string) => steps.push(`${cluster} answered`),
    };
    for await (const { message } of inOrder(updates(), order)) {
      steps.push(`${message.cluster} passed`);
    }
    expect(steps).toEqual([
      'one answered',
      'one passed',
      'two answered',
      'two passed',
      'one answered',
      'one passed',
    ]);
  });
});
