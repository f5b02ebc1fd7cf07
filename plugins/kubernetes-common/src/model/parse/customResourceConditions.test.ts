import {
  parseConditions,
  parsePartConditions,
} from './customResourceConditions';

const aCondition = (type: string, status = 'False', reason = 'Because') => ({
  type,
  status,
  reason,
});
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => aCondition(`Part${index}`));
const types = (all: readonly { readonly type: string }[]) =>
  all.map(({ type }) => type);

describe('the conditions of an object', () => {
  it('are a list, a map by their types, or one', () => {
    expect(types(parseConditions({ conditions: many(2) }))).toEqual([
      'Part0',
      'Part1',
    ]);
    expect(
      parseConditions({
        conditions: { Ready: true, Synced: { status: 'no' } },
      }),
    ).toMatchObject([{ type: 'Ready' }, { type: 'Synced' }]);
    expect(types(parseConditions({ condition: aCondition('Ready') }))).toEqual([
      'Ready',
    ]);
  });

  it('are no words that stand under that name', () => {
    expect(parseConditions({ condition: 'Healthy' })).toEqual([]);
    expect(parseConditions({ condition: { type: 'Ready' } })).toEqual([]);
    expect(parseConditions({ conditions: { password: 'hunter2' } })).toEqual(
      [],
    );
  });

  it('are thirty at most', () => {
    expect(parseConditions({ conditions: many(31) })).toHaveLength(30);
    const byType = Object.fromEntries(many(31).map(one => [one.type, one]));
    expect(parseConditions({ conditions: byType })).toHaveLength(30);
  });
});

describe('the conditions of parts', () => {
  it('are those below any field but the conditions of the object and the past', () => {
    expect(
      types(
        parsePartConditions({
          conditions: { conditions: [aCondition('Own')] },
          server: { conditions: [aCondition('Server')] },
          listeners: [{ conditions: [aCondition('Listener')] }, 5, null],
          targets: [{ conditions: [aCondition('Target')] }],
          history: [{ conditions: [aCondition('Old')] }],
          lastRun: { conditions: [aCondition('Older')] },
          outputConditions: [aCondition('Output')],
          lastConditions: [aCondition('Oldest')],
        }),
      ),
    ).toEqual(['Server', 'Listener', 'Target', 'Output']);
  });

  it('are sixty at most, of which none says the same as another', () => {
    const server = { conditions: many(60).map(one => ({ ...one, type: 'A' })) };
    expect(parsePartConditions({ server })).toHaveLength(60);
    const listeners = [{ conditions: [aCondition('A', 'False', 'Other')] }];
    expect(parsePartConditions({ server, listeners })).toMatchObject([
      { type: 'A', reason: 'Because' },
      { type: 'A', reason: 'Other' },
    ]);
    expect(
      parsePartConditions({ server: { conditions: many(61) } }),
    ).toHaveLength(60);
  });
});
