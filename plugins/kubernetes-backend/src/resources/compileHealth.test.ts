import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { celCompiler } from '../__testUtils__/celCompiler';
import { compileHealth, compileLua } from './compileHealth';

const compile = (health: ResourceDefinition['health']) =>
  compileHealth(
    { group: 'example.com', kind: 'Thing', plural: 'things', health },
    { cel: celCompiler },
  );

const judge = (health: ResourceDefinition['health'], raw: unknown = {}) =>
  compile(health)?.(raw);

const ALL = {
  suspended: 'spec.paused',
  inProgress: 'spec.busy',
  failed: 'spec.broken',
  current: 'spec.fine',
};

describe('compileHealth', () => {
  it('has nothing to say without health', () => {
    expect(compile(undefined)).toBeUndefined();
  });

  it('lets suspended come before in progress, and failed before current', () => {
    const all = { paused: true, busy: true, broken: true, fine: true };
    expect(judge(ALL, { spec: all })).toEqual({ state: 'suspended' });
    expect(judge(ALL, { spec: { ...all, paused: false } })).toEqual({
      state: 'progressing',
    });
    expect(
      judge(ALL, { spec: { ...all, paused: false, busy: false } }),
    ).toEqual({ state: 'failing' });
    expect(
      judge(ALL, {
        spec: { paused: false, busy: false, broken: false, fine: true },
      }),
    ).toEqual({ state: 'healthy' });
  });

  it('says nothing where no expression is true, unless the conditions are to decide', () => {
    const health = { current: 'false', message: '"why"' };
    expect(judge(health)).toBeNull();
    expect(judge({ ...health, otherwise: 'conditions' })).toEqual({
      message: 'why',
    });
  });

  it('gives expressions the parts of the object, and empty ones of what is no object', () => {
    const current =
      'kind == "Thing" && apiVersion == "example.com/v1" && metadata.name == "a" && !has(spec.x) && status.ok && self.metadata.name == "a"';
    const raw = {
      kind: 'Thing',
      apiVersion: 'example.com/v1',
      metadata: { name: 'a' },
      spec: 'none',
      status: { ok: true },
    };
    expect(judge({ current }, raw)).toEqual({ state: 'healthy' });
    expect(judge({ current: 'size(status) == 0' }, null)).toEqual({
      state: 'healthy',
    });
  });

  it('takes only strings for the words of an object', () => {
    const raw = { kind: { toString: 1 }, apiVersion: { toString: 1 } };
    expect(judge({ current: 'kind == "" && apiVersion == ""' }, raw)).toEqual({
      state: 'healthy',
    });
  });

  it('cuts messages, and leaves out empty ones', () => {
    const raw = { status: { text: 'x'.repeat(2_000) } };
    const health = { current: 'true', message: 'status.text' };
    expect(judge(health, raw)?.message).toHaveLength(1_024);
    expect(judge(health, { status: { text: '' } })).toEqual({
      state: 'healthy',
    });
    expect(
      judge(() => ({ state: 'failing', message: 'x'.repeat(2_000) }))?.message,
    ).toHaveLength(1_024);
  });

  it('goes through no map inside of a loop that has more keys than a list may have items', () => {
    const count = (size: number) => {
      const nodes = Object.fromEntries(
        Array.from({ length: size }, (_, index) => [`node-${index}`, index]),
      );
      const current = 'status.nodes.all(a, status.nodes.exists(b, a == b))';
      return judge({ current }, { status: { nodes } });
    };
    expect(count(200)).toEqual({ state: 'healthy' });
    expect(count(201)).toBeNull();
  });

  it('names the API and the key of an expression that does not compile', () => {
    expect(() => compile({ failed: 'spec.' })).toThrow(
      /things\.example\.com.*health\.failed/s,
    );
    expect(() => compile({ current: 'true', message: '1 + 1' })).toThrow(
      /things\.example\.com.*health\.message/s,
    );
  });

  it('names the API and the key of an expression that fails', () => {
    const failed = 'int(status.phase) > 1';
    expect(() => judge({ failed }, { status: { phase: 'Lost' } })).toThrow(
      /things\.example\.com.*health\.failed/s,
    );
  });

  it('takes null of a function, and no other word than a verdict', () => {
    expect(judge(() => null)).toBeNull();
    expect(judge(() => ({ state: null, message: 'x' }))).toEqual({
      state: null,
      message: 'x',
    });
    expect(() => judge(() => ({ state: 'sick' } as never))).toThrow(
      /things\.example\.com.*gives no verdict: state/s,
    );
    expect(() => judge(() => 'fine' as never)).toThrow('gives no verdict');
  });

  it('does not compile a script where Lua was not started', () => {
    expect(() => compile({ lua: 'return {}' })).toThrow(
      /health\.lua.*Lua was not started/s,
    );
    expect(() => compileLua('return {}', undefined)).toThrow(
      'Lua was not started',
    );
  });
});
