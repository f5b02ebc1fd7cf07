import { parseError } from './customResourceErrors';

const READY = [{ field: 'phase', word: 'Ready' }];
const FAILED = [{ field: 'phase', word: 'Failed' }];

describe('parseError', () => {
  it('believes the fields that are about errors, in their order', () => {
    const status = { syncError: 'c', error: 'b', failureMessage: 'a' };
    expect(parseError(status, [], false)).toBe('a');
    expect(parseError({ ...status, failureMessage: '' }, [], false)).toBe('b');
    expect(parseError({ syncError: 'c' }, [], false)).toBe('c');
  });

  it.each(['onError', 'ignoreErrors', 'skipErr', 'maxErrors'])(
    'takes the setting %s for no error',
    field => {
      expect(parseError({ [field]: 'Continue' }, [], false)).toBeUndefined();
    },
  );

  it('takes an error of the past only where nothing else says how it is', () => {
    const status = { lastSyncError: 'the disk was full' };
    expect(parseError(status, [], false)).toBe('the disk was full');
    expect(parseError(status, READY, false)).toBeUndefined();
    expect(parseError(status, [], true)).toBeUndefined();
  });

  it('reads the first of a list, and the message of an object', () => {
    expect(parseError({ errors: ['one', 'two'] }, [], false)).toBe('one');
    expect(parseError({ error: { message: 'one' } }, [], false)).toBe('one');
    expect(parseError({ errors: [{ message: 'one' }] }, [], false)).toBe('one');
  });

  it.each(['', 'None', '<nil>', '0 errors', 'no errors found.', 'null', 'OK'])(
    'takes %j for no error',
    error => {
      expect(parseError({ error }, FAILED, false)).toBeUndefined();
    },
  );

  it('reads no name that no field has, and none of Object', () => {
    const long = `${'x'.repeat(100)}Error`;
    expect(parseError({ [long]: 'long' }, [], false)).toBeUndefined();
    expect(
      parseError(Object.create({ error: 'inherited' }), [], false),
    ).toBeUndefined();
  });

  it('asks what is about anything only of what has failed', () => {
    const status = { reason: 'the disk is full' };
    expect(parseError(status, FAILED, false)).toBe('the disk is full');
    expect(parseError(status, READY, false)).toBeUndefined();
  });
});
