import { NamespacePolicy } from '@podlight/backstage-plugin-kubernetes-node';
import { anEntity } from '../../__testUtils__/anEntity';
import { fakeConnection, FORBIDDEN } from '../../__testUtils__/fakeConnection';
import { serviceTarget } from '../../locate';
import { Result, fail, ok } from '../../util/Result';
import { BINDING_TTL_MS, NamespaceBinding } from './NamespaceBinding';

const { signal } = new AbortController();

const namespaceOf = (name: string, labels: object = {}) =>
  ok({ kind: 'Namespace', metadata: { name, labels } });

function setup(
  policies: readonly NamespacePolicy['allows'][],
  answer: () => Result<unknown> = () => namespaceOf('shop'),
) {
  let now = 0;
  const faults: string[] = [];
  const binding = new NamespaceBinding({
    policies: policies.map((allows, index) => ({ id: `p${index}`, allows })),
    now: () => now,
    onFault: policy => faults.push(policy),
  });
  const { connection, asked } = fakeConnection(answer);
  const ask = (
    options: {
      namespace?: string;
      entity?: string;
      identity?: string;
      cluster?: string;
      isBound?: boolean;
    } = {},
  ) =>
    binding.isBound(
      {
        ...connection,
        cluster: { ...connection.cluster, name: options.cluster ?? 'one' },
        identity: async () => ok(options.identity ?? 'ada'),
      },
      serviceTarget(anEntity(options.entity), {
        isBound: options.isBound ?? true,
      }),
      options.namespace ?? 'shop',
      signal,
    );
  return { ask, asked, binding, faults, at: (ms: number) => (now = ms) };
}

const broken = () => {
  throw new Error('the directory does not answer');
};

describe('NamespaceBinding', () => {
  it('binds everything where there is no policy', async () => {
    const { ask, binding } = setup([]);
    expect(binding.isOn).toBe(false);
    expect(await ask({ isBound: false })).toEqual(ok(true));
    expect(await ask({ namespace: '' })).toEqual(ok(true));
  });

  it('binds what one of the policies allows, and nothing else', async () => {
    const { ask, binding } = setup([
      () => false,
      ({ namespace }) => namespace === 'shop',
    ]);
    expect(binding.isOn).toBe(true);
    expect(await ask()).toEqual(ok(true));
    expect(await ask({ namespace: 'cart' })).toEqual(ok(false));
  });

  it('binds nothing to an unknown entity, and nothing without a namespace', async () => {
    const { ask } = setup([() => true]);
    expect(await ask({ isBound: false })).toEqual(ok(false));
    expect(await ask({ namespace: '' })).toEqual(ok(false));
  });

  it('accepts nothing but true', async () => {
    const { ask } = setup([() => JSON.parse('"false"'), () => JSON.parse('1')]);
    expect(await ask()).toEqual(ok(false));
  });

  it('fails when a policy fails and no other allows it, and reports which', async () => {
    const { ask, faults } = setup([broken, () => false]);
    expect(await ask()).toMatchObject({
      ok: false,
      reason: { code: 'forbidden', message: 'the directory does not answer' },
    });
    expect(faults).toEqual(['p0']);
    const other = setup([broken, () => true]);
    expect(await other.ask()).toEqual(ok(true));
    expect(other.faults).toEqual(['p0']);
  });

  it('binds nothing for a caller without an identity', async () => {
    const binding = new NamespaceBinding({
      policies: [{ id: 'all', allows: () => true }],
      onFault: () => undefined,
    });
    const refused = fail('credential', 'sign in again');
    const { connection } = fakeConnection(() => namespaceOf('shop'));
    const answer = await binding.isBound(
      { ...connection, identity: async () => refused },
      serviceTarget(anEntity(), { isBound: true }),
      'shop',
      signal,
    );
    expect(answer).toBe(refused);
  });

  it('reads the namespace once for all policies, with the caller’s credential', async () => {
    const labelled: NamespacePolicy['allows'] = async ({ metadata }) =>
      (await metadata()).labels.team === 'a';
    const { ask, asked } = setup([labelled, labelled], () =>
      namespaceOf('shop', { team: 'b', odd: 7 }),
    );
    expect(await ask()).toEqual(ok(false));
    expect(asked).toEqual(['/api/v1/namespaces/shop']);
    const { ask: askOther } = setup([labelled], () =>
      namespaceOf('shop', { team: 'a' }),
    );
    expect(await askOther()).toEqual(ok(true));
  });

  it.each([
    ['another namespace', namespaceOf('cart', { team: 'a' })],
    ['something else', ok({ hello: 'world' })],
    ['a refusal', FORBIDDEN],
  ])('believes no answer that is %s', async (_, answer) => {
    const { ask } = setup(
      [async ({ metadata }) => (await metadata()).labels.team === 'a'],
      () => answer,
    );
    expect(await ask()).toMatchObject({ ok: false });
  });

  it('caches verdicts for a minute, but no failures', async () => {
    let calls = 0;
    let isBroken = true;
    const { ask, at } = setup([
      () => {
        calls += 1;
        if (isBroken) throw new Error('down');
        return true;
      },
    ]);
    expect(await ask()).toMatchObject({ ok: false });
    isBroken = false;
    expect(await ask()).toEqual(ok(true));
    at(BINDING_TTL_MS - 1);
    await ask();
    expect(calls).toBe(2);
    at(BINDING_TTL_MS);
    await ask();
    expect(calls).toBe(3);
  });

  it.each([
    ['identity', { identity: 'bob' }],
    ['entity', { entity: 'cart' }],
    ['namespace', { namespace: 'cart' }],
    ['cluster', { cluster: 'two' }],
  ])('asks again for another %s', async (_, other) => {
    let calls = 0;
    const { ask } = setup([
      () => {
        calls += 1;
        return true;
      },
    ]);
    await ask();
    await ask();
    expect(calls).toBe(1);
    await ask(other);
    expect(calls).toBe(2);
  });
});
