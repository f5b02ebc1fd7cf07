import { FLEET_KINDS } from '../records';
import { readAddedEvent } from './readAddedEvent';

describe('readAddedEvent', () => {
  it.each([
    [{ type: 'listBegun' }, { type: 'listBegun' }],
    [{ type: 'live', more: 1 }, { type: 'live' }],
    [{ type: 'absent' }, { type: 'absent' }],
    [
      { type: 'listEnded' },
      { type: 'listEnded', resourceVersion: '', isLimited: false },
    ],
    [
      { type: 'gap', message: ' Down: token=abcdefgh\nagain ' },
      { type: 'gap', message: expect.stringMatching(/^Down: [^\n]* again$/) },
    ],
    [
      { type: 'changed', records: [1], readAt: '1970-01-01T00:00:01Z' },
      {
        type: 'changed',
        records: [1],
        objects: [],
        deleted: [],
        readAt: 1_000,
      },
    ],
  ])('takes %j', (fields, expected) => {
    for (const kind of FLEET_KINDS) {
      expect(readAddedEvent({ ...fields, kind })).toEqual({
        ...expected,
        kind,
      });
    }
  });

  it('masks credentials in the message of a gap', () => {
    const message = 'GET /?token=abcdefgh12345678';
    const event = readAddedEvent({ type: 'gap', kind: 'Pod', message });
    expect(JSON.stringify(event)).not.toContain('abcdefgh12345678');
  });

  it.each<[unknown, RegExp]>([
    [undefined, /an event is not an object/],
    [[], /an event is not an object/],
    [{ type: 'live' }, /kind is not one of Pod, Deployment/],
    [{ type: 'live', kind: 'Node' }, /kind is not one of/],
    [{ type: 'live', kind: '__proto__' }, /kind is not one of/],
    [{ type: 'constructor', kind: 'Pod' }, /type is not one of listBegun/],
    [{ type: 'gap', kind: 'Pod' }, /message is not text/],
    [{ type: 'gap', kind: 'Pod', message: ' ' }, /message is not text/],
    [{ type: 'changed', kind: 'Pod', records: {} }, /records is not a list/],
    [{ type: 'changed', kind: 'Pod', objects: 'x' }, /objects is not a list/],
    [{ type: 'changed', kind: 'Pod', deleted: 7 }, /deleted is not a list/],
    [{ type: 'changed', kind: 'Pod', readAt: 1 }, /readAt is not a time/],
    [{ type: 'listEnded', kind: 'Pod', isLimited: 1 }, /isLimited is not/],
    [{ type: 'listEnded', kind: 'Pod', resourceVersion: 7 }, /resourceVersi/],
  ])('refuses %j', (raw, words) => {
    expect(() => readAddedEvent(raw)).toThrow(words);
  });
});
