import { parseCustomResource } from '@podlight/backstage-plugin-kubernetes-common';
import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { celCompiler } from '../__testUtils__/celCompiler';
import { startTestLua } from '../__testUtils__/luaRuntime';
import { DefinitionRegistry } from './DefinitionRegistry';
import { readCustomizations } from './readCustomizations';

const API = { group: 'example.com', plural: 'things' };

const aDefinition = (
  health: ResourceDefinition['health'],
): ResourceDefinition => ({ ...API, kind: 'Thing', health });

function judge(
  health: ResourceDefinition['health'],
  object: object,
  judged = new DefinitionRegistry({ cel: celCompiler }, [], {
    definitions: [aDefinition(health)],
  }),
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
  status: { conditions: [{ type: 'Ready', status, reason: 'Because' }] },
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

  it('has words for what the conditions call failing', () => {
    const health: CelHealth = {
      message: "'No quota'",
      otherwise: 'conditions',
    };
    expect(judge(health, ready('False'))).toEqual({
      state: 'failing',
      message: 'No quota',
    });
    expect(judge(health, ready('True'))).toBeUndefined();
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
      judge(undefined, {}, new DefinitionRegistry({ cel: celCompiler }, [])),
    ).toBeUndefined();
    expect(judge(undefined, {})).toBeUndefined();
  });

  it('names the definition that does not compile, when it is added', () => {
    expect(
      () =>
        new DefinitionRegistry({ cel: celCompiler }, [], {
          definitions: [aDefinition({ failed: 'status.' })],
        }),
    ).toThrow(/^things\.example\.com: health\.failed: /);
  });

  it('prefers what was added to what is shipped', () => {
    const judged = new DefinitionRegistry(
      { cel: celCompiler },
      [aDefinition({ current: 'true' })],
      { definitions: [aDefinition({ failed: 'true' })] },
    );
    expect(judge(undefined, {}, judged)).toEqual({ state: 'failing' });
  });

  it('keeps the keys of a shipped definition that an added one does not have', () => {
    const registry = new DefinitionRegistry(
      { cel: celCompiler },
      [
        {
          ...aDefinition({ failed: 'true' }),
          docs: 'https://example.com',
          fields: ['spec.a'],
        },
      ],
      { definitions: [{ ...API, kind: 'Thing', fields: ['spec.b'] }] },
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

describe('scripts', () => {
  const HEALTHY = 'return { status = "Healthy", message = obj.kind }';
  const broken = (script: string) => `hs = {}\n${script}\nreturn hs`;

  /** The verdict on an object by definitions and by a section of `argocd-cm`. */
  async function judgeBy(
    {
      definitions = [],
      shipped = [],
      argocd = {},
    }: {
      readonly definitions?: readonly ResourceDefinition[];
      readonly shipped?: readonly ResourceDefinition[];
      readonly argocd?: object;
    },
    object: object = {},
  ) {
    const registry = new DefinitionRegistry(
      { cel: celCompiler, lua: await startTestLua() },
      shipped,
      {
        definitions,
        customizations: readCustomizations(argocd, () => undefined),
      },
    );
    return judge(undefined, object, registry);
  }

  it.each([
    ['Healthy', 'healthy'],
    ['Progressing', 'progressing'],
    ['Degraded', 'failing'],
    ['Missing', 'failing'],
    ['Suspended', 'suspended'],
    ['Unknown', null],
  ])('that say %s mean %s', async (status, state) => {
    const lua = `return { status = "${status}", message = "why" }`;
    const definitions = [aDefinition({ lua })];
    expect(await judgeBy({ definitions })).toEqual({ state, message: 'why' });
  });

  it.each([
    ['an unknown status', 'hs.status = "Fine"', /status 'Fine'; .* Healthy/],
    ['an error', 'hs.status = obj.status.a.b', /script:2: /],
    ['no end', 'while true do end', /did not end within 100 ms/],
  ])('give no verdict with %s, and say so', async (_, script, why) => {
    const lua = broken(script);
    expect(await judgeBy({ definitions: [aDefinition({ lua })] })).toEqual({
      state: null,
      message: expect.stringMatching(/^things\.example\.com: health\.lua: /),
    });
    const key = 'resource.customizations.health.example.com_Thing';
    const verdict = await judgeBy({ argocd: { [key]: lua } });
    expect(verdict?.message).toMatch(why);
    expect(verdict?.message).toContain(`${key}: `);
  });

  it('say no more than other verdicts where an object makes an error long', async () => {
    const lua = 'error(string.rep(obj.metadata.name, 20000))';
    const key = 'resource.customizations.health.example.com_Thing';
    for (const added of [
      { definitions: [aDefinition({ lua })] },
      { argocd: { [key]: lua } },
    ]) {
      const verdict = await judgeBy(added);
      expect(verdict?.message?.length).toBe(1_024);
    }
  });

  it('judge one object after another had no end', async () => {
    const lua =
      'while obj.metadata.name == "endless" do end return { status = "Healthy" }';
    const registry = new DefinitionRegistry(
      { cel: celCompiler, lua: await startTestLua() },
      [],
      { definitions: [aDefinition({ lua })] },
    );
    const named = (name: string) =>
      judge(undefined, { metadata: { name } }, registry)?.state;
    expect(named('endless')).toBeNull();
    expect(named('thing')).toBe('healthy');
  });

  it('do not compile where they are no Lua', async () => {
    await expect(
      judgeBy({ definitions: [aDefinition({ lua: 'if' })] }),
    ).rejects.toThrow(/^things\.example\.com: health\.lua: script:1: /);
    await expect(
      judgeBy({
        argocd: { 'resource.customizations.health.example.com_Thing': 'if' },
      }),
    ).rejects.toThrow(
      /^resource\.customizations\.health\.example\.com_Thing: script:1: /,
    );
  });

  it('of Argo CD judge APIs that have no definition, by the kind of the object', async () => {
    const argocd = {
      'resource.customizations.health.example.com_Thing': HEALTHY,
    };
    expect(await judgeBy({ argocd })).toEqual({
      state: 'healthy',
      message: 'Thing',
    });
  });

  it('of Argo CD come before what is shipped, and after what was added', async () => {
    const argocd = {
      'resource.customizations.health.example.com_Thing': HEALTHY,
    };
    const failing = [aDefinition({ failed: 'true' })];
    expect(await judgeBy({ argocd, shipped: failing })).toMatchObject({
      state: 'healthy',
    });
    expect(await judgeBy({ argocd, definitions: failing })).toEqual({
      state: 'failing',
    });
    // A definition without health has nothing to say about it.
    expect(
      await judgeBy({ argocd, definitions: [aDefinition(undefined)] }),
    ).toMatchObject({ state: 'healthy' });
  });

  it('of Argo CD do not judge an object that is being deleted', async () => {
    const argocd = {
      'resource.customizations.health.example.com_Thing': HEALTHY,
    };
    const metadata = {
      name: 'thing',
      deletionTimestamp: '2026-01-01T00:00:00Z',
    };
    expect(await judgeBy({ argocd }, { metadata })).toBeUndefined();
  });

  it('of Argo CD that name the kind come before those that match it', async () => {
    const say = (message: string) =>
      `return { status = "Healthy", message = "${message}" }`;
    const all = {
      'resource.customizations': {
        '*/*': { 'health.lua': say('all') },
        '*.com/*': { 'health.lua': say('domain') },
      },
      'resource.customizations.health.example.com_*': say('group'),
      'resource.customizations.health.example.com_Thing': say('kind'),
      'resource.customizations.health.example.com_Other': say('other'),
    };
    expect((await judgeBy({ argocd: all }))?.message).toBe('kind');
    const { 'resource.customizations.health.example.com_Thing': _, ...wild } =
      all;
    expect((await judgeBy({ argocd: wild }))?.message).toBe('group');
  });
});
