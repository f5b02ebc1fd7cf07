import { helpLogParameters, parseHelpLog } from './helpLogState';

const parse = (query: string) => parseHelpLog(new URLSearchParams(query));

it.each([
  ['helpPod=eu/shop/web-1', { pod: 'eu/shop/web-1' }],
  ['helpContainer=app', { container: 'app' }],
  ['helpRun=previous', { run: 'previous' }],
] as const)('reads and writes %s', (query, state) => {
  expect(parse(query)).toEqual(state);
  const [[name, value]] = new URLSearchParams(query);
  expect(helpLogParameters(state)).toEqual({ [name]: value });
});

it('is absent where nothing is chosen', () => {
  expect(parse('helpPod=&helpRun=next')).toBeUndefined();
});
