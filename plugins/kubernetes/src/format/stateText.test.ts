import { Translate } from '../i18n/useText';
import { stateText } from './stateText';

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
