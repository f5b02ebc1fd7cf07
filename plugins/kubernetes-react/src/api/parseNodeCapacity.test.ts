import { parseNodeCapacity } from './parseNodeCapacity';

const CPU = { resource: 'cpu', requested: 4, largest: 8, checkedNodes: 2 };
const KNOWN = { state: 'known', suitableNodes: 3, resources: [CPU] };
const parse = (answer: unknown) => parseNodeCapacity(JSON.stringify(answer));

it.each([
  [KNOWN],
  [{ ...KNOWN, resources: [] }],
  [{ ...KNOWN, resources: [{ ...CPU, free: 0 }] }],
  [{ state: 'unavailable', reason: { code: 'forbidden', message: 'no' } }],
])('takes %j as it is', answer => {
  expect(parse(answer)).toEqual(answer);
});

it.each([
  [{ state: 'postponed', resources: 'all' }, 'postponed'],
  [{ state: 'unavailable' }, 'unavailable'],
  [{ state: 'unavailable', reason: 'forbidden' }, 'unavailable'],
  [{ state: 'unavailable', reason: null }, 'unavailable'],
])('has the state as the reason of %j', (answer, code) => {
  expect(parse(answer)).toEqual({
    state: 'unavailable',
    reason: { code, message: code },
  });
});

it.each<[unknown]>([
  [null],
  ['known'],
  [{}],
  [{ state: 1 }],
  [{ ...KNOWN, suitableNodes: '3' }],
  [{ ...KNOWN, resources: undefined }],
  [{ ...KNOWN, resources: [CPU, null] }],
  ...['resource', 'requested', 'largest', 'checkedNodes'].map(
    (name): [unknown] => [
      { ...KNOWN, resources: [{ ...CPU, [name]: undefined }] },
    ],
  ),
  [{ ...KNOWN, resources: [{ ...CPU, free: '1' }] }],
  // Shown as an amount, it would be one.
  [{ ...KNOWN, resources: [{ ...CPU, free: null }] }],
])('refuses %j', answer => {
  expect(() => parse(answer)).toThrow('node capacity');
});
