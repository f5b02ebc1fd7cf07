import { renderInTestApp } from '@backstage/frontend-test-utils';
import { waitFor } from '@testing-library/react';
import { AmountWords, useAmounts } from './useAmounts';

it('has fractions of a core in millicores, and more in cores', async () => {
  let seen: AmountWords | undefined;
  function Page() {
    seen = useAmounts();
    return null;
  }
  renderInTestApp(<Page />);
  const { cpu, memory } = await waitFor(() => {
    if (!seen) throw new Error('Nothing is rendered yet');
    return seen;
  });
  const amounts = [
    250, 999, 1_000, 1_040, 1_200, 1_500, 2_000, 99_900, 123_400,
  ];
  expect(amounts.map(cpu)).toEqual([
    ...['250m', '999m', '1 core', '1 core'],
    ...['1.2 cores', '1.5 cores', '2 cores', '99.9 cores', '123 cores'],
  ]);
  expect(memory(2 ** 30)).toBe('1 GiB');
});
