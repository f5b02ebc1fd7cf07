import { readReview } from './reviewBody';

/** A length-delimited field, its length as a varint. */
function field(number: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  const length =
    bytes.length < 128
      ? [bytes.length]
      : [128 + (bytes.length % 128), Math.floor(bytes.length / 128)];
  return Buffer.concat([Buffer.from([number * 8 + 2, ...length]), bytes]);
}

/** `runtime.Unknown` around a review with this spec. */
const protobuf = (spec: Buffer) =>
  Buffer.concat([
    Buffer.from('k8s\0'),
    field(1, 'the type'),
    field(2, Buffer.concat([field(1, 'metadata'), field(2, spec)])),
  ]);

it('reads JSON', () => {
  const review = { spec: { namespace: 'shop' } };
  const body = Buffer.from(JSON.stringify(review));
  expect(readReview(body, 'SelfSubjectRulesReview')).toEqual(review);
});

it('rejects what is neither JSON nor protobuf', () => {
  expect(() => readReview(Buffer.from('k8s'), 'SelfSubjectReview')).toThrow(
    expect.objectContaining({
      code: 400,
      message: expect.stringContaining('(must be of type SelfSubjectReview)'),
    }),
  );
});

it('reads the attributes of a resource from protobuf', () => {
  const values = ['shop', 'get', 'apps', 'v1', 'deployments', 'scale', 'web'];
  const attributes = Buffer.concat(
    values.map((value, index) => field(index + 1, value)),
  );
  const body = protobuf(field(1, attributes));
  expect(readReview(body, 'SelfSubjectAccessReview')).toEqual({
    spec: {
      resourceAttributes: {
        namespace: 'shop',
        verb: 'get',
        group: 'apps',
        version: 'v1',
        resource: 'deployments',
        subresource: 'scale',
        name: 'web',
      },
    },
  });
});

it.each([127, 128, 300])('reads a name of %d characters whole', length => {
  const name = 'x'.repeat(length);
  const body = protobuf(field(1, field(7, name)));
  expect(readReview(body, 'SelfSubjectAccessReview')).toMatchObject({
    spec: { resourceAttributes: { namespace: '', verb: '', name } },
  });
});

it('reads the attributes of a path from protobuf', () => {
  const path = Buffer.concat([field(1, '/metrics'), field(2, 'get')]);
  const body = protobuf(field(2, path));
  expect(readReview(body, 'SelfSubjectAccessReview')).toEqual({
    spec: { nonResourceAttributes: { path: '/metrics', verb: 'get' } },
  });
});

it('reads the namespace of a rules review from protobuf', () => {
  const body = protobuf(field(1, 'shop'));
  expect(readReview(body, 'SelfSubjectRulesReview')).toEqual({
    spec: { namespace: 'shop' },
  });
  expect(readReview(body, 'SelfSubjectReview')).toEqual({});
});

it('stops at a field that is not length-delimited', () => {
  const body = protobuf(
    Buffer.concat([Buffer.from([8, 1]), field(1, 'unread')]),
  );
  expect(readReview(body, 'SelfSubjectRulesReview')).toEqual({
    spec: { namespace: '' },
  });
});

it('rejects protobuf that ends within a number', () => {
  const body = Buffer.from([...Buffer.from('k8s\0'), 0x92]);
  expect(() => readReview(body, 'SelfSubjectReview')).toThrow(
    'the body of the request was cut off',
  );
});
