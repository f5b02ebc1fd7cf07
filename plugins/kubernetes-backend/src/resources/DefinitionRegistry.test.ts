import { parseCustomResource } from '@podlight/backstage-plugin-kubernetes-common';
import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { celCompiler } from '../__testUtils__/celCompiler';
import { DefinitionRegistry } from './DefinitionRegistry';

const API = { group: 'example.com', plural: 'things' };

const aDefinition = (
  health: ResourceDefinition['health'],
): ResourceDefinition => ({ ...API, kind: 'Thing', health });

function judge(
  health: ResourceDefinition['health'],
  object: object,
  judged = new DefinitionRegistry(celCompiler, [], [aDefinition(health)]),
) {
  const raw = {
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: 'thing', generation: 2 },
    ...object,
  };
  const resource = parseCustomResource(raw, API);
  if (!resource) throw new Error('not a custom resource');
  return judged.describe(API, raw, resource)?.verdict;
}

const ready = (status: string) => ({
  status: { conditions: [{ type: 'Ready', status }] },
});

const HEALTH: CelHealth = {
  current: "status.phase == 'Up'",
  failed: "status.phase == 'Down'",
  inProgress: "status.phase == 'Moving'",
  suspended: 'spec.paused == true',
  message: "status.?reason.orValue('')",
};

describe('DefinitionRegistry', () => {
  it.each([
    ['Up', 'healthy'],
    ['Down', 'failing'],
    ['Moving', 'progressing'],
    ['Sideways', 'progressing'],
  ])('calls an object that is %s %s', (phase, state) => {
    expect(judge(HEALTH, { status: { phase } })).toEqual({ state });
  });

  it('goes by the first expression that is true: a paused object is not down', () => {
    expect(
      judge(HEALTH, { spec: { paused: true }, status: { phase: 'Down' } }),
    ).toEqual({ state: 'suspended' });
  });

  it('is progressing before the controller has written anything', () => {
    expect(judge(HEALTH, {})).toEqual({ state: 'progressing' });
  });

  it('has the words of the object, which cannot be endless', () => {
    expect(
      judge(HEALTH, { status: { phase: 'Down', reason: 'x'.repeat(5_000) } }),
    ).toEqual({ state: 'failing', message: 'x'.repeat(1_024) });
  });

  it('leaves what it does not know to the conditions where it says so', () => {
    const health: CelHealth = {
      suspended: 'spec.paused == true',
      otherwise: 'conditions',
    };
    expect(judge(health, ready('True'))).toBeUndefined();
    expect(judge(health, ready('False'))).toBeUndefined();
    expect(judge(health, {})).toEqual({ state: 'progressing' });
  });

  it.each([
    ['is being deleted', { deletionTimestamp: '2026-01-01T00:00:00Z' }, {}],
    ['has changed since', { generation: 2 }, { observedGeneration: 1 }],
  ])('does not judge an object that %s', (_, metadata, status) => {
    expect(
      judge(HEALTH, {
        metadata: { name: 'thing', ...metadata },
        status: { phase: 'Up', ...status },
      }),
    ).toBeUndefined();
  });

  it('gives no verdict where an expression fails, and says which and why', () => {
    const verdict = judge(
      { current: 'status.ready > 1' },
      { status: { ready: 'many' } },
    );
    expect(verdict).toEqual({
      state: null,
      message: expect.stringMatching(
        /^things\.example\.com: health\.current: .*overload/,
      ),
    });
  });

  it('judges an object with a long list by the rest of it', () => {
    const list = Array.from({ length: 300 }, () => 1);
    expect(judge(HEALTH, { status: { phase: 'Up', list } })).toEqual({
      state: 'healthy',
    });
    expect(
      judge({ failed: 'size(status.list) > 0' }, { status: { list } }),
    ).toEqual({ state: 'progressing' });
  });

  it('gives no verdict on an object that would take long', () => {
    const row = Array.from({ length: 200 }, () => 1);
    const table = Array.from({ length: 200 }, () => row);
    expect(judge(HEALTH, { status: { phase: 'Up', table } })).toMatchObject({
      state: null,
      message: expect.stringContaining('more than 20000 values'),
    });
  });

  it('takes the word of a function, and survives one that throws', () => {
    expect(judge(() => ({ state: 'failing', message: 'No' }), {})).toEqual({
      state: 'failing',
      message: 'No',
    });
    expect(judge(() => null, {})).toBeUndefined();
    expect(
      judge(() => {
        throw new Error('Oops');
      }, {}),
    ).toEqual({ state: null, message: 'things.example.com: health: Oops' });
  });

  it('knows nothing of an API without a definition, or without health', () => {
    expect(
      judge(undefined, {}, new DefinitionRegistry(celCompiler, [])),
    ).toBeUndefined();
    expect(judge(undefined, {})).toBeUndefined();
  });

  it('names the definition that does not compile, when it is added', () => {
    expect(
      () =>
        new DefinitionRegistry(
          celCompiler,
          [],
          [aDefinition({ failed: 'status.' })],
        ),
    ).toThrow(/^things\.example\.com: health\.failed: /);
  });

  it('prefers what was added to what is shipped', () => {
    const judged = new DefinitionRegistry(
      celCompiler,
      [aDefinition({ current: 'true' })],
      [aDefinition({ failed: 'true' })],
    );
    expect(judge(undefined, {}, judged)).toEqual({ state: 'failing' });
  });

  it('keeps the keys of a shipped definition that an added one does not have', () => {
    const registry = new DefinitionRegistry(
      celCompiler,
      [
        {
          ...aDefinition({ failed: 'true' }),
          docs: 'https://example.com',
          fields: ['spec.a'],
        },
      ],
      [{ ...API, kind: 'Thing', fields: ['spec.b'] }],
    );
    const raw = {
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: { name: 'a' },
      spec: { a: 1, b: 2 },
    };
    const resource = parseCustomResource(raw, API)!;
    expect(registry.describe(API, raw, resource)).toEqual({
      guide: { docs: 'https://example.com' },
      fields: { 'spec.b': 2 },
      verdict: { state: 'failing' },
    });
  });

  it.each([
    ['a state that there is not', { state: 'broken' }],
    ['no state', {}],
    ['a text', 'failing'],
    ['a message that is no text', { state: 'failing', message: {} }],
  ])('gives no verdict where a function gives %s', (_, verdict) => {
    expect(judge((() => verdict) as never, {})).toEqual({
      state: null,
      message: expect.stringMatching(/^things\.example\.com: health: /),
    });
  });

  it('cuts the words of a function, too', () => {
    const message = 'x'.repeat(5_000);
    expect(judge(() => ({ state: null, message }), {})?.message).toHaveLength(
      1_024,
    );
  });
});
