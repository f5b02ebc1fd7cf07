import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FilterBox } from './FilterBox';

const KEPT = 'The last valid filter still applies.';

async function show(filter: string, sentStates: readonly string[] = []) {
  const onChange = jest.fn();
  renderInTestApp(
    <FilterBox filter={filter} sentStates={sentStates} onChange={onChange} />,
  );
  const field = await screen.findByRole('searchbox', { name: 'Filter pods' });
  return { field, onChange };
}

it.each([
  ['a "b', 'Missing closing quote after “b”.'],
  ['a "', 'Missing closing quote after “…”.'],
  ['!', '“!” needs a term to exclude, such as !status:ready.'],
  ['x node:', '“node:” needs a value, such as cluster:eu.'],
  ['label:', '“label:” needs a key, such as label:team=web.'],
  [
    '!status:ready,broken',
    /^Unknown status “ready,broken”\. Use one of: .*failing.*, ready.*, rolling\./,
  ],
  ['stauts:x', /^Unknown field “stauts:”\. .*status:, cluster:, .*annotation:/],
  [
    'exit:bad',
    '“bad” isn’t an exit code. Use exit:137 or exit:>0, for example.',
  ],
  [
    'restarts:many',
    '“many” isn’t a number of restarts. Use restarts:>3, for example.',
  ],
  ['age:1h', '“1h” isn’t an age. Use age:<1h or age:>2d, for example.'],
  ['-l', '-l needs labels, such as -l app=web.'],
  [
    '-l a=b=c',
    '“a=b=c” isn’t a label selector. Use -l app=web,env in (dev,test), for example.',
  ],
])('says what is wrong with %s', async (filter, expected) => {
  const { field } = await show(filter, ['rolling']);
  expect(field).toBeInvalid();
  const error = field.getAttribute('aria-describedby') ?? '';
  const text = document.getElementById(error.split(' ')[0])?.textContent ?? '';
  expect(text).toMatch(expected);
  expect(text.endsWith(KEPT)).toBe(true);
});

it('says that it is too long', async () => {
  await show('a'.repeat(2_001));
  expect(
    screen.getByText(
      /^This filter is too long\. Shorten it to 2,000 characters/,
    ),
  ).toBeVisible();
});

it('takes a state that only the backend knows', async () => {
  const { field } = await show('status:rolling', ['rolling']);
  expect(field).not.toBeInvalid();
});

it('hands on what is typed', async () => {
  const { field, onChange } = await show('');
  await userEvent.type(field, 'exit:137');
  await waitFor(() => expect(onChange).toHaveBeenLastCalledWith('exit:137'));
});
