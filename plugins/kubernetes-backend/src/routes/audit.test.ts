import { mockServices } from '@backstage/backend-test-utils';
import { Request } from 'express';
import { audited, auditedPod, recordOutcome } from './audit';
import { RouteContext } from './context';

const REQUEST = {
  params: {
    kind: 'Component',
    namespace: 'Default',
    name: 'Shop',
    cluster: 'eu',
    podNamespace: 'games',
    pod: 'web-1',
  },
} as unknown as Request;

const ENTITY = { kind: 'Component', namespace: 'Default', name: 'Shop' };

function setUp() {
  const event = {
    success: jest.fn(async () => undefined),
    fail: jest.fn(async () => undefined),
  };
  const auditor = mockServices.auditor.mock();
  auditor.createEvent.mockResolvedValue(event);
  return { auditor, event, context: { auditor } as unknown as RouteContext };
}

describe('audited', () => {
  it('records who read what before it is read', async () => {
    const { auditor, context, event } = setUp();
    const read = jest.fn(async () => {
      expect(auditor.createEvent).toHaveBeenCalledTimes(1);
      expect(event.success).not.toHaveBeenCalled();
      return 'content';
    });
    const meta = { follow: true };
    const what = { eventId: 'pod-logs-read', entity: ENTITY, meta };
    expect(await audited(context, REQUEST, what, read)).toBe('content');
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'pod-logs-read',
      severityLevel: 'medium',
      request: REQUEST,
      meta: { entityRef: 'component:default/shop', follow: true },
    });
    expect(event.success).toHaveBeenCalledTimes(1);
    expect(event.fail).not.toHaveBeenCalled();
  });

  it('takes what is not scrubbed more seriously', async () => {
    const { auditor, context } = setUp();
    const what = { eventId: 'pod-logs-read', entity: ENTITY };
    await audited(
      context,
      REQUEST,
      { ...what, isUnscrubbed: true },
      async () => 1,
    );
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        severityLevel: 'high',
        meta: { entityRef: 'component:default/shop', unscrubbed: true },
      }),
    );
  });

  it('reads nothing that cannot be recorded', async () => {
    const { auditor, context } = setUp();
    auditor.createEvent.mockRejectedValue(new Error('no auditor'));
    const read = jest.fn();
    const what = { eventId: 'pod-logs-read', entity: ENTITY };
    await expect(audited(context, REQUEST, what, read)).rejects.toThrow(
      'no auditor',
    );
    expect(read).not.toHaveBeenCalled();
  });
});

describe('auditedPod', () => {
  it('names the pod of the path', async () => {
    const { auditor, context } = setUp();
    const what = { eventId: 'pod-manifest-read' };
    await auditedPod(context, REQUEST, what, async () => 1);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        meta: {
          entityRef: 'component:default/shop',
          cluster: 'eu',
          namespace: 'games',
          pod: 'web-1',
        },
      }),
    );
  });
});

describe('recordOutcome', () => {
  it.each([
    ['an error', new Error('no such pod'), 'no such pod'],
    ['anything else', 'no such pod', 'no such pod'],
  ])(
    'records %s that is thrown, and passes it on',
    async (_what, thrown, message) => {
      const { event } = setUp();
      const read = async () => {
        throw thrown;
      };
      await expect(recordOutcome(event, read)).rejects.toBe(thrown);
      expect(event.success).not.toHaveBeenCalled();
      expect(event.fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ message }),
      });
    },
  );
});
