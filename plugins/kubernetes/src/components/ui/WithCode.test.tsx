import { render } from '@testing-library/react';
import { WithCode } from './WithCode';

it('shows what is between backticks as code', () => {
  const { container } = render(
    <WithCode>Set it as `caData` or `caFile`.</WithCode>,
  );
  expect(container).toHaveTextContent('Set it as caData or caFile.');
  expect(
    [...container.querySelectorAll('code')].map(code => code.textContent),
  ).toEqual(['caData', 'caFile']);
});
