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

  it.each<[object, readonly string[]]>([
    [{ degraded: true }, ['degraded degraded']],
    [{ degraded: 'yes' }, []],
    [{ notFailed: true, ignoreFailed: true }, []],
    [{ license: 'expired' }, ['license expired']],
    [{ logLevel: 'error' }, []],
    [{ scan: { result: 'NonCompliant' } }, []],
    [{ result: 'NonCompliant' }, []],
    [{ lastBackup: { status: 'Failed' } }, []],
    [{ health: { status: 'Failed' } }, []],
    [{ zone: Object.create({ status: 'Failed' }) }, []],
    [{ result: 'Failed', phase: 'Complete' }, ['result Failed']],
  ])('finds in %j the failed parts %j', (status, parts) => {
    const { failedParts = [] } = parseHealthFields({ ...status });
    expect(failedParts.map(({ field, word }) => `${field} ${word}`)).toEqual(
      parts,
    );
  });

  it('names ten failed parts, and why the whole ended badly', () => {
    const zones = Array.from({ length: 11 }, () => ({ status: 'Failed' }));
    const { error, failedParts } = parseHealthFields({
      ...{ result: 'Failed', message: 'no disk' },
      zones,
    });
    expect(failedParts).toHaveLength(10);
    expect(error).toBe('no disk');
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

  it('sends no field whose name is hostile', () => {
    const name = 'x'.repeat(100);
    const status = {
      [`${name}Expired`]: true,
      [`${name}State`]: 'Failed',
      [`${name}Parts`]: { state: 'Failed' },
    };
    expect(parseHealthFields(status)).toEqual({});
  });

  it('keeps the conditions of parts that say something else, and no more than sixty', () => {
    const part = (conditions: number, reason = 'Waits') => ({
      conditions: Array.from({ length: conditions }, (_, i) => ({
        type: `T${i}`,
        status: 'False',
        reason,
      })),
    });
    const of = (parts: readonly object[]) =>
      parseHealthFields({ parts }).partConditions;
    const same = Array.from({ length: 1_000 }, () => part(10));
    expect(of(same)).toHaveLength(10);
    expect(of([...same, part(1, 'Fails')])).toHaveLength(11);
    const others = same.map((_, index) => part(10, `Waits${index}`));
    expect(of(others)).toHaveLength(60);
    const lists = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, i) => [`list${i}`, [{}]]),
    );
    expect(
      parseHealthFields({ ...lists, more: [part(1)] }).partConditions,
    ).toHaveLength(1);
  });

  it('finds a failure wherever it is, behind however many others', () => {
    const fine = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `part${index}`,
        { state: 'Running' },
      ]),
    );
    const failed = [{ field: 'main.state', word: 'Failed' }];
    const main = { main: { state: 'Failed' } };
    expect(parseHealthFields({ ...fine, ...main })).toEqual({
      failedParts: failed,
    });
    expect(parseHealthFields({ main: { ...fine, x: main.main } })).toEqual({
      failedParts: failed,
    });
    expect(parseHealthFields({ ...fine, licenseExpired: true })).toEqual({
      failedParts: [{ field: 'licenseExpired', word: 'Expired' }],
    });
    expect(parseHealthFields({ ...fine, ntpSyncError: 'no time' })).toEqual({
      error: 'no time',
    });
  });

  it('finds the condition of the last of many parts', () => {
    const listener = (status: string) => ({
      conditions: [{ type: 'Programmed', status, reason: `R${status}` }],
    });
    const listeners = Array.from({ length: 300 }, () => listener('True'));
    const { partConditions } = parseHealthFields({
      listeners: [...listeners, listener('False')],
    });
    expect(partConditions).toMatchObject([
      { status: 'True' },
      { status: 'False' },
    ]);
  });

  it('looks at five thousand fields and parts of a hostile object, and at no more', () => {
    const fine = (many: number) =>
      Object.fromEntries(
        Array.from({ length: many }, (_, i) => [`f${i}`, { state: 'Up' }]),
      );
    const broken = { state: 'Broken' };
    const found = { failedParts: [{ field: 'zone.state', word: 'Broken' }] };
    expect(parseHealthFields({ ...fine(4_999), zone: broken })).toEqual(found);
    expect(parseHealthFields({ ...fine(5_000), zone: broken })).toEqual({});
    expect(parseHealthFields({ zone: { ...fine(4_999), broken } })).toEqual(
      found,
    );
    expect(parseHealthFields({ zone: { ...fine(5_000), broken } })).toEqual({});
  });

  it('looks at the values of an object, and not at those of its prototype', () => {
    const status = JSON.parse(
      '{"__proto__": {"state": "Running"}, "constructor": {"state": "Failed"}}',
    );
    expect(parseHealthFields(status)).toEqual({
      failedParts: [{ field: 'constructor.state', word: 'Failed' }],
    });
  });

  it.each([
    [{ rollingUpdate: { partition: 3 } }, 2, 'Ready'],
    [{ rollingUpdate: { partition: 3 } }, 1, 'NotReady'],
    [{ partition: 3 }, 2, 'Ready'],
    [{ partition: '60%' }, 2, 'Ready'],
    [{ partition: '50%' }, 2, 'Ready'],
    [{ partition: '50%' }, 1, 'NotReady'],
    [{ partition: 'most' }, 4, 'NotReady'],
    [{ partition: 0 }, 4, 'NotReady'],
    [{ partition: null }, 5, 'Ready'],
  ])(
    'asks of a rollout with %j and %i of 5 updated: %s',
    (strategy, updated, word) => {
      const status = {
        replicas: 5,
        readyReplicas: 5,
        updatedReplicas: updated,
      };
      for (const name of ['updateStrategy', 'strategy']) {
        const { phases } = parseHealthFields(status, { [name]: strategy });
        expect(phases?.map(phase => phase.word)).toEqual([word]);
      }
    },
  );
});
