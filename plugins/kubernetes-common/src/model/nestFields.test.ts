import { nestFields } from './nestFields';

describe('nestFields', () => {
  it('puts each field where the object has it', () => {
    expect(
      nestFields({
        'spec.replicas': 3,
        'spec.strategy.canary.steps': [{ setWeight: 20 }, { pause: {} }],
        'status.phase': 'Paused',
      }),
    ).toEqual({
      spec: {
        replicas: 3,
        strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } },
      },
      status: { phase: 'Paused' },
    });
  });

  it('joins what is listed of the same items', () => {
    expect(
      nestFields({
        'status.conditions[*].type': ['Ready', 'Stalled'],
        'status.conditions[*].reason': [null, 'Broken'],
        'status.parents[*].conditions[*].type': [['Accepted'], []],
        'status.hosts[*]': ['a', 'b'],
      }),
    ).toEqual({
      status: {
        conditions: [{ type: 'Ready' }, { type: 'Stalled', reason: 'Broken' }],
        parents: [{ conditions: [{ type: 'Accepted' }] }, { conditions: [] }],
        hosts: ['a', 'b'],
      },
    });
  });

  it('keeps a field whole that is listed in part, too', () => {
    const strategy = { canary: { maxSurge: 1 } };
    expect(
      nestFields({
        'spec.strategy': strategy,
        'spec.strategy.canary.steps': [],
      }),
    ).toEqual({ spec: { strategy: { canary: { maxSurge: 1, steps: [] } } } });
    expect(strategy).toEqual({ canary: { maxSurge: 1 } });
  });

  it('changes no prototype', () => {
    nestFields({ '__proto__.polluted': true, 'spec.__proto__.polluted': true });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
