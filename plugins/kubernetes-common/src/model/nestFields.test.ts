import { nestFields } from './nestFields';

describe('nestFields', () => {
  it('puts paths together to one object', () => {
    expect(
      nestFields({
        'spec.replicas': 3,
        'spec.strategy.canary.steps': [{ setWeight: 20 }, { pause: {} }],
        'status.currentStepIndex': 1,
      }),
    ).toEqual({
      spec: {
        replicas: 3,
        strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } },
      },
      status: { currentStepIndex: 1 },
    });
  });

  it('reads keys in quotes, which may have dots', () => {
    expect(
      nestFields({
        "metadata.labels['app.kubernetes.io/name']": 'web',
        'metadata.labels["example.com/team"]': 'shop',
        "spec.rules[*]['x.y'].z": [1, 2],
        "spec['__proto__'].polluted": true,
        "spec['']": 1,
        "spec['a": 1,
      }),
    ).toEqual({
      metadata: {
        labels: { 'app.kubernetes.io/name': 'web', 'example.com/team': 'shop' },
      },
      spec: { rules: [{ 'x.y': { z: 1 } }, { 'x.y': { z: 2 } }] },
    });
  });

  it('puts the values of items into the same list', () => {
    expect(
      nestFields({
        'status.conditions[*].type': ['Ready', 'Synced'],
        'status.conditions[*].reason': [null, 'Failed'],
        'spec.rules[*].backends[*].port': [[80, 443], [8080]],
        'spec.names[*]': ['a', 'b'],
      }),
    ).toEqual({
      status: {
        conditions: [{ type: 'Ready' }, { type: 'Synced', reason: 'Failed' }],
      },
      spec: {
        rules: [
          { backends: [{ port: 80 }, { port: 443 }] },
          { backends: [{ port: 8080 }] },
        ],
        names: ['a', 'b'],
      },
    });
  });

  it('leaves what was sent as it is where a part of it is listed too', () => {
    const sent = { canary: { steps: 2 } };
    expect(
      nestFields({
        'spec.strategy.canary.weight': 20,
        'spec.strategy': sent,
      }),
    ).toEqual({ spec: { strategy: { canary: { steps: 2, weight: 20 } } } });
    expect(sent).toEqual({ canary: { steps: 2 } });
  });

  it.each([
    '',
    '.',
    'spec..a',
    '[*]',
    '__proto__.polluted',
    'spec.__proto__.a',
  ])('leaves out the path %p', path => {
    expect(nestFields({ [path]: ['x'] })).toEqual({});
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('takes only lists for items, and no fields of lists', () => {
    expect(
      nestFields({
        'status.parts[*].name': 'one',
        'status.all': [1],
        'status.all.first': 1,
        [`a${'.b'.repeat(40)}`]: 1,
      }),
    ).toEqual({ status: { parts: [], all: { first: 1 } } });
  });
});
