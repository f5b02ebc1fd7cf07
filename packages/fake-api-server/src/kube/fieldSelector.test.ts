import { matchesFields, parseFieldSelector } from './fieldSelector';

const pod = {
  metadata: { name: 'web-1', namespace: 'shop' },
  spec: { nodeName: 'node-1' },
  status: { phase: 'Failed' },
};

it.each([
  ['', true],
  ['metadata.name=web-1', true],
  ['metadata.name==web-1,metadata.namespace=shop', true],
  ['metadata.name!=web-1', false],
  ['status.phase=Failed,spec.nodeName=node-1', true],
  ['status.phase!=Failed', false],
  ['status.podIP=', true],
  ['spec.hostNetwork=false', true],
])('selects pods by %p: %p', (selector, expected) => {
  expect(matchesFields(parseFieldSelector(selector, 'Pod'), pod)).toBe(
    expected,
  );
});

it('selects events by their involved object', () => {
  const event = {
    metadata: { name: 'web-1.a' },
    involvedObject: { kind: 'Pod', name: 'web-1', uid: 'u1' },
    reason: 'BackOff',
    type: 'Warning',
    reportingComponent: 'kubelet',
  };
  const select = (selector: string) =>
    matchesFields(parseFieldSelector(selector, 'Event'), event);
  expect(select('involvedObject.uid=u1,type!=Normal')).toBe(true);
  expect(select('involvedObject.name=web-2')).toBe(false);
  expect(select('source=kubelet')).toBe(true);
});

it('rejects fields that the kind cannot be selected by', () => {
  expect(() => parseFieldSelector('spec.nope=1', 'Pod')).toThrow(
    expect.objectContaining({
      code: 400,
      message: 'field label not supported: spec.nope',
    }),
  );
  expect(() => parseFieldSelector('status.phase=Failed', 'Deployment')).toThrow(
    'field label not supported: status.phase',
  );
  expect(() => parseFieldSelector('nonsense', 'Pod')).toThrow(
    "invalid selector: 'nonsense'; can't understand 'nonsense'",
  );
});

it('selects custom resources by name and namespace only', () => {
  expect(parseFieldSelector('metadata.name=a', undefined)).toHaveLength(1);
  expect(() => parseFieldSelector('spec.type=x', undefined)).toThrow(
    'field label not supported: spec.type',
  );
});
