import { Translate } from '../i18n/useText';
import { stateText, statusBesides } from './stateText';

const t: Translate = ((key: string) => key) as never;

it('calls only what went well completed', () => {
  const words = (status: string) =>
    stateText({ state: 'completed', status }, t);
  expect(words('Completed')).toBe('state.completed');
  expect(words('Error')).toBe('state.ended');
  expect(words('OOMKilled')).toBe('state.ended');
  expect(stateText({ state: 'failing', status: 'Error' }, t)).toBe(
    'state.failing',
  );
});

it.each([
  ['terminating', 'Terminating', undefined],
  ['completed', 'Completed', undefined],
  ['failing', 'CrashLoopBackOff', 'CrashLoopBackOff'],
  ['ready', 'Running', 'Running'],
] as const)('says of a pod that is %s and %s: %s', (state, status, said) => {
  expect(statusBesides({ state, status }, 'words')).toBe(said);
  expect(statusBesides({ state, status }, status)).toBeUndefined();
});
