import { toVerdict } from './toVerdict';

it.each([
  ['Healthy', 'healthy'],
  ['Progressing', 'progressing'],
  ['Degraded', 'failing'],
  ['Missing', 'failing'],
  ['Suspended', 'suspended'],
  ['Unknown', null],
])('takes %s for %s', (status, state) => {
  expect(toVerdict({ status, message: '' })).toEqual({ state });
});

it('shortens the message', () => {
  const { message } = toVerdict({
    status: 'Healthy',
    message: 'x'.repeat(2_000),
  });
  expect(message).toHaveLength(1_024);
});

it.each(['healthy', 'constructor', ''])('refuses the status %j', status => {
  expect(() => toVerdict({ status, message: '' })).toThrow(/one of Healthy/);
});
