import { problemSchema } from './problems';

it.each<[object, object]>([
  [{ type: 'crash' }, { exitCode: 1, after: 4 }],
  [{ type: 'oomKilled' }, { after: 240 }],
  [{ type: 'imageNotFound' }, {}],
  [{ type: 'imageUnauthorized' }, {}],
  [
    { type: 'invalidImageName' },
    { image: 'Registry.example.com/{{ .Values.image }}:latest' },
  ],
  [{ type: 'missingConfigMap', name: 'x' }, {}],
  [{ type: 'missingSecret', name: 'x' }, {}],
  [{ type: 'commandNotFound' }, { command: '/app/server' }],
  [
    { type: 'notReady' },
    { message: 'HTTP probe failed with statuscode: 503', after: 0 },
  ],
  [
    { type: 'livenessKilled' },
    {
      message: 'HTTP probe failed with statuscode: 500',
      after: 90,
      exitCode: 137,
    },
  ],
  [{ type: 'initFails' }, { container: 'migrate', exitCode: 1, after: 6 }],
  [{ type: 'throttled' }, {}],
  [
    { type: 'unschedulable' },
    { message: expect.stringMatching(/^\{\{nodes\}\} Insufficient memory\./) },
  ],
])('fills in the defaults of %j', (input, defaults) => {
  expect(problemSchema.parse(input)).toEqual({
    pods: 1,
    ...input,
    ...defaults,
  });
});

it('reads which pods are affected, and since when', () => {
  const input = { type: 'crash', clusters: ['one'], logs: 'x' };
  expect(
    problemSchema.parse({
      ...input,
      pods: 'all',
      age: '2h',
      at: '3m',
      after: '1m',
    }),
  ).toEqual({
    ...input,
    pods: 'all',
    age: 7_200,
    at: 180,
    after: 60,
    exitCode: 1,
  });
});

it.each([
  { type: 'crash', exitCode: 255 },
  { type: 'crash', exitCode: 0 },
  { type: 'initFails', exitCode: 255 },
  { type: 'initFails', exitCode: 1 },
  { type: 'imageNotFound', tag: '9' },
])('accepts %j', input => {
  expect(problemSchema.parse(input)).toMatchObject(input);
});

it.each([
  ['an unknown type', { type: 'sad' }],
  ['an unknown field', { type: 'throttled', logs: 'x' }],
  ['no pods', { type: 'crash', pods: 0 }],
  ['half a pod', { type: 'crash', pods: 1.5 }],
  ['some pods', { type: 'crash', pods: 'some' }],
  ['an exit code beyond a byte', { type: 'crash', exitCode: 256 }],
  ['a negative exit code', { type: 'crash', exitCode: -1 }],
  ['an init container that succeeds', { type: 'initFails', exitCode: 0 }],
  ['an init exit code beyond a byte', { type: 'initFails', exitCode: 256 }],
  ['a duration without a unit', { type: 'crash', after: 4 }],
  ['a ConfigMap without a name', { type: 'missingConfigMap' }],
  ['a Secret without a name', { type: 'missingSecret' }],
])('rejects %s', (_, input) => {
  expect(problemSchema.safeParse(input).success).toBe(false);
});
