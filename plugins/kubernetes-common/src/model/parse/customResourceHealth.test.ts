import { parseHealthFields } from './customResourceHealth';

describe('parseHealthFields', () => {
  it('is empty where a status says nothing of health', () => {
    expect(parseHealthFields({ replicas: 3, phase: 5, health: [] })).toEqual(
      {},
    );
  });

  it('names the field of each word', () => {
    expect(
      parseHealthFields({ phase: 'Up', health: { status: 'Healthy' } }),
    ).toEqual({
      phases: [
        { field: 'phase', word: 'Up' },
        { field: 'health.status', word: 'Healthy' },
      ],
    });
  });

  it('keeps no text that could be more than a word', () => {
    expect(
      parseHealthFields({
        phase: 'password=hunter2',
        state: 'x'.repeat(41),
        status: 'Basic dXNlcjpw',
      }),
    ).toEqual({ phases: [{ field: 'status', word: 'Basic dXNlcjpw' }] });
  });

  it('takes the first error that there is', () => {
    expect(
      parseHealthFields({ errorMessage: '', error: { message: 'No quota' } }),
    ).toEqual({ error: 'No quota' });
  });

  it('takes the message of an object that says that it failed, and of no other', () => {
    const message = ['we lost a node', 'and more'];
    expect(parseHealthFields({ state: 'error', message })).toMatchObject({
      error: 'we lost a node',
    });
    expect(
      parseHealthFields({ state: 'ready', message }).error,
    ).toBeUndefined();
  });

  it.each(['reason', 'description', 'lastMessage'])(
    'takes the %s of an object that says that it failed, and of no other',
    field => {
      const words = { [field]: 'failed to reach cluster' };
      expect(parseHealthFields({ state: 'ERROR', ...words }).error).toBe(
        'failed to reach cluster',
      );
      expect(
        parseHealthFields({ state: 'Ready', ...words }).error,
      ).toBeUndefined();
    },
  );

  it('does not take names of Object for fields', () => {
    expect(parseHealthFields(Object.create({ phase: 'Failed' }))).toEqual({});
  });

  it.each([
    ['an object without a text', { toString: 1 }],
    [
      'a deep list',
      Array.from({ length: 5_000 }).reduce<unknown>(list => [list], []),
    ],
  ])('reads only strings as words, and not %s', (_, phase) => {
    expect(parseHealthFields({ phase })).toEqual({});
  });

  it('takes a bad result for a failed part, and no good word for how it ended', () => {
    expect(
      parseHealthFields({ phase: 'Completed', result: 'failure' }),
    ).toEqual({ failedParts: [{ field: 'result', word: 'failure' }] });
    expect(parseHealthFields({ phase: 'Done', result: 'success' })).toEqual({
      phases: [{ field: 'phase', word: 'Done' }],
    });
  });

  it('does not take for a failure what a scan has found', () => {
    const result = 'NON-COMPLIANT';
    expect(parseHealthFields({ result, scans: [{ result }] })).toEqual({});
    expect(parseHealthFields({ compliant: 'NonCompliant' })).not.toEqual({});
  });

  it.each([
    'NoError',
    'no-error',
    '0',
    'false',
    'ok',
    'Success',
    '<nil>',
    'None.',
  ])('takes %s for no error', error => {
    expect(parseHealthFields({ error })).toEqual({});
  });

  it('looks for errors in a hundred fields', () => {
    const fields = (many: number) =>
      Object.fromEntries(Array.from({ length: many }, (_, i) => [`f${i}`, i]));
    const syncError = 'No quota';
    expect(parseHealthFields({ ...fields(99), syncError })).toEqual({
      error: syncError,
    });
    expect(parseHealthFields({ ...fields(100), syncError })).toEqual({});
  });

  it('sends no field whose name is hostile', () => {
    const name = 'x'.repeat(100);
    const status = {
      [`${name}Expired`]: true,
      [`${name}State`]: 'Failed',
      [`${name}Parts`]: { state: 'Failed' },
    };
    expect(parseHealthFields(status)).toEqual({});
  });

  it('bounds the conditions of parts in every direction', () => {
    const part = (conditions: number) => ({
      conditions: Array.from({ length: conditions }, (_, i) => ({
        type: `T${i}`,
        status: 'False',
      })),
    });
    const many = Array.from({ length: 1_000 }, () => part(10));
    expect(parseHealthFields({ parts: many }).partConditions).toHaveLength(60);
    const lists = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, i) => [`list${i}`, [{}]]),
    );
    expect(
      parseHealthFields({ ...lists, last: [part(1)] }).partConditions,
    ).toBeUndefined();
  });
});
