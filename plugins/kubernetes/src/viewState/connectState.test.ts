import { connectParameters, parseConnectState } from './connectState';

const parse = (query: string) => parseConnectState(new URLSearchParams(query));

it('needs a cluster', () => {
  expect(parse('namespace=shop&tool=k9s')).toBeUndefined();
  expect(parse('connect=')).toBeUndefined();
});

it('reads the first tool where none that it knows is named, and writes no such one', () => {
  const state = parse('connect=eu&tool=ftp&namespace=');
  expect(state).toEqual({
    ...{ cluster: 'eu', tool: 'kubectl' },
    namespace: undefined,
  });
  expect(connectParameters(state)).toEqual({ connect: 'eu' });
  expect(parse('connect=eu&tool=kubectl')).toEqual(state);
});

it('writes what it reads', () => {
  const query = 'connect=eu&namespace=shop&tool=k9s';
  const parameters = connectParameters(parse(query)) as Record<string, string>;
  expect(new URLSearchParams(parameters).toString()).toBe(query);
  expect(connectParameters(undefined)).toEqual({});
});
