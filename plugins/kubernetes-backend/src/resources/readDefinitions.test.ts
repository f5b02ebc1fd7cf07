import { readDefinitions } from './readDefinitions';

const API = { group: 'example.com', kind: 'Thing', plural: 'things' };

it('reads a definition as Flux users write it', () => {
  const definition = {
    ...API,
    health: { current: "status.phase == 'Up'", failed: 'false' },
  };
  expect(readDefinitions([definition])).toEqual([definition]);
});

it.each([
  ['a misspelled key', { ...API, helth: {} }, /helth/],
  ['a missing plural', { group: 'a.b', kind: 'C' }, /plural/],
  [
    'an empty expression',
    { ...API, health: { failed: '' } },
    /health\.failed: is empty/,
  ],
  ['a link without https', { ...API, docs: 'http://example.com' }, /docs/],
  ['something else', 'rollouts', /Definition 2/],
])('says where %s is', (_, definition, why) => {
  expect(() => readDefinitions([API, definition])).toThrow(/^Definition 2: /);
  expect(() => readDefinitions([API, definition])).toThrow(why);
});
