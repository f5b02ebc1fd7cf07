import { parseRequest } from '../api/requestInfo';
import { FaultBoard } from './FaultBoard';
import { Fault } from './faults';

function boardWith(...faults: Fault[]): FaultBoard {
  const board = new FaultBoard();
  board.set(faults);
  return board;
}

function strike(board: FaultBoard, pathAndQuery: string): string | undefined {
  const url = new URL(pathAndQuery, 'https://127.0.0.1');
  return board.strike(parseRequest('GET', url), pathAndQuery)?.type;
}

const PODS = '/api/v1/namespaces/shop/pods';

it('lists its faults with their defaults, and replaces them all', () => {
  const board = boardWith({ type: 'throttle' }, { type: 'html' });
  expect(board.list()).toEqual([
    { type: 'throttle', retryAfterSeconds: 1 },
    { type: 'html', code: 200 },
  ]);
  board.set([{ type: 'reset' }]);
  expect(board.list()).toEqual([{ type: 'reset' }]);
});

it('finds a fault by its type', () => {
  const board = boardWith({ type: 'reset' }, { type: 'staleCache' });
  expect(board.has('staleCache')).toBe(true);
  expect(board.has('silentWatch')).toBe(false);
  expect(board.find('staleCache')).toEqual({
    type: 'staleCache',
    revisions: 100,
  });
  expect(board.find('html')).toBeUndefined();
});

describe('strike', () => {
  it('affects every request where nothing restricts the fault', () => {
    const board = boardWith({ type: 'reset' });
    expect(strike(board, PODS)).toBe('reset');
    expect(strike(board, '/version')).toBe('reset');
  });

  it.each<[string, Fault, string, string]>([
    [
      'part of the path',
      { type: 'reset', match: { path: 'shop' } },
      PODS,
      '/api/v1/namespaces/bank/pods',
    ],
    [
      'part of the query',
      { type: 'reset', match: { path: 'limit=5' } },
      `${PODS}?limit=5`,
      `${PODS}?limit=6`,
    ],
    [
      'the verb',
      { type: 'reset', match: { verb: 'watch' } },
      `${PODS}?watch=true`,
      PODS,
    ],
    [
      'the verb of a path',
      { type: 'reset', match: { verb: 'get' } },
      '/version',
      PODS,
    ],
    [
      'the resource',
      { type: 'reset', match: { resource: 'pods' } },
      PODS,
      '/api/v1/events',
    ],
    [
      'a resource, which no path is',
      { type: 'reset', match: { resource: 'pods' } },
      PODS,
      '/version',
    ],
    [
      'the subresource',
      { type: 'reset', match: { subresource: 'log' } },
      `${PODS}/a/log`,
      `${PODS}/a`,
    ],
    [
      'a subresource, which no path is',
      { type: 'reset', match: { subresource: 'log' } },
      `${PODS}/a/log`,
      '/version',
    ],
  ])('matches %s', (_, fault, struck, spared) => {
    const board = boardWith(fault);
    expect(strike(board, struck)).toBe('reset');
    expect(strike(board, spared)).toBeUndefined();
  });

  it('needs every field of a match', () => {
    const match = { resource: 'pods', subresource: 'log' };
    const board = boardWith({ type: 'reset', match });
    expect(strike(board, '/api/v1/namespaces/shop/services/a/log')).toBe(
      undefined,
    );
    expect(strike(board, `${PODS}/a/log`)).toBe('reset');
  });

  it('ends a fault after its number of requests, then the next one acts', () => {
    const board = boardWith({ type: 'reset', times: 2 }, { type: 'html' });
    expect([1, 2, 3, 4].map(() => strike(board, PODS))).toEqual([
      'reset',
      'reset',
      'html',
      'html',
    ]);
    expect(board.has('reset')).toBe(false);
  });

  it.each<Fault>([
    { type: 'refuse' },
    { type: 'certificate', problem: 'expired' },
    { type: 'hostile', attack: 'continuationFlood' },
    { type: 'hang', at: 'connect' },
    { type: 'silentWatch' },
    { type: 'staleCache' },
  ])('leaves %j to the connection or the handlers', fault => {
    expect(strike(boardWith(fault), PODS)).toBeUndefined();
  });
});

it('tells faults of the connection from those of requests', () => {
  expect(boardWith({ type: 'hang' }).connection('hang')).toBeUndefined();
  expect(
    boardWith({ type: 'hostile', attack: 'drip' }).connection('hostile'),
  ).toBeUndefined();
  const board = boardWith(
    { type: 'hang' },
    { type: 'hang', at: 'connect' },
    { type: 'certificate', problem: 'expired' },
  );
  expect(board.connection('hang')).toEqual({ type: 'hang', at: 'connect' });
  expect(board.connection('certificate')?.problem).toBe('expired');
  expect(board.connection('refuse')).toBeUndefined();
});
