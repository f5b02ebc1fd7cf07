import { parseObject } from '../model';
import { detect } from '../diagnose';
import { toServiceRows } from '../status';
import { aPod, FIXTURE_NOW } from '../testing';
import { serviceMessageSchema, serviceSnapshotSchema } from './schemas';
import { ClusterMessage, HelloMessage } from './messageTypes';

const NOW = new Date(FIXTURE_NOW);

function clusterMessage(): ClusterMessage {
  const pod = parseObject(
    aPod({ name: 'web-1' }).crashLooping({ exitCode: 1 }).build(),
  );
  const view = { objects: { Pod: pod?.kind === 'Pod' ? [pod] : [] } };
  const findings = detect(view, NOW);
  return {
    type: 'cluster',
    cluster: 'one',
    state: { phase: 'live', at: NOW.toISOString() },
    kindProblems: [
      { kind: 'Ingress', reason: { code: 'forbidden', message: 'no' } },
    ],
    ...toServiceRows(view, findings, NOW),
    findings,
  };
}

const hello: HelloMessage = {
  type: 'hello',
  version: 1,
  entityRef: 'component:default/shop',
  selector: 'app=shop',
  at: NOW.toISOString(),
  clusters: [{ name: 'one', region: 'eu' }],
  providerProblems: [],
};

describe('the schemas of the wire', () => {
  it('take what the domain makes, unchanged after a trip over the wire', () => {
    const message = clusterMessage();
    const sent = JSON.parse(JSON.stringify(message));

    expect(message.pods).toHaveLength(1);
    expect(message.findings).toHaveLength(1);
    expect(serviceMessageSchema.parse(sent)).toEqual(sent);
    const snapshot = { hello, clusters: [sent] };
    expect(serviceSnapshotSchema.parse(snapshot)).toEqual(snapshot);
  });

  it.each([
    ['a message', (raw: ClusterMessage) => ({ ...raw, token: 'x' })],
    [
      'a pod',
      (raw: ClusterMessage) => ({
        ...raw,
        pods: [{ ...raw.pods[0], env: [] }],
      }),
    ],
    [
      'a finding',
      (raw: ClusterMessage) => ({
        ...raw,
        findings: [{ ...raw.findings[0], raw: {} }],
      }),
    ],
  ])('refuse a field that %s does not have', (_what, change) => {
    const changed = JSON.parse(JSON.stringify(change(clusterMessage())));
    expect(serviceMessageSchema.safeParse(changed).success).toBe(false);
  });

  it.each([
    { type: 'other' },
    { type: 'heartbeat' },
    { type: 'heartbeat', at: 'yesterday' },
    { type: 'end', reason: 'tired', message: '' },
    { ...hello, version: '1' },
  ])('refuse %j', message => {
    expect(serviceMessageSchema.safeParse(message).success).toBe(false);
  });

  it('give each row in full where it is sent as its difference from another', () => {
    const message = clusterMessage();
    const [pod] = message.pods;
    const sent = { ...message, pods: [pod, { like: 0, name: 'web-2' }] };
    expect(serviceMessageSchema.parse(sent)).toEqual({
      ...message,
      pods: [pod, { ...pod, name: 'web-2' }],
    });
  });

  it('refuse a row that is like one that is not there, and say so', () => {
    const sent = { ...clusterMessage(), pods: [{ like: 3, name: 'web-2' }] };
    const { error } = serviceMessageSchema.safeParse(sent);
    expect(error?.issues[0].message).toContain('like one that is not there');
  });

  it.each([
    { ...clusterMessage(), cluster: '' },
    { ...clusterMessage(), version: '' },
    { ...hello, entityRef: '' },
    { ...hello, selector: '' },
    { ...hello, clusters: [{ name: '' }] },
    { type: 'patch', cluster: 'one', since: '', version: '2' },
  ])('refuse an empty name: %#', message => {
    expect(serviceMessageSchema.safeParse(message).success).toBe(false);
  });

  it('take names of one character', () => {
    const [from, to] = ['a', 'b'];
    const { state } = clusterMessage();
    const patch = { type: 'patch', cluster: 'c', since: from, version: to };
    for (const message of [
      { ...clusterMessage(), cluster: 'c', version: 'a' },
      { ...hello, entityRef: 'c', selector: 's' },
      { ...patch, state },
    ]) {
      expect(serviceMessageSchema.parse(message)).toEqual(message);
    }
  });
});
