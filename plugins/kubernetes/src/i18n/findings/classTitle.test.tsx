import { renderInTestApp } from '@backstage/frontend-test-utils';
import { FAILURE_CLASSES } from '@podlight/backstage-plugin-kubernetes-common';
import { screen } from '@testing-library/react';
import { useClassTitle } from './useFindingText';

const CLASSES = Object.keys(FAILURE_CLASSES);

function Titles() {
  const titleOf = useClassTitle();
  return (
    <ul>
      {CLASSES.map(name => (
        <li key={name}>{titleOf(name)}</li>
      ))}
    </ul>
  );
}

it('has words for every class, also where there is no finding to take them from', async () => {
  await renderInTestApp(<Titles />);
  const titles = screen
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(titles).toHaveLength(CLASSES.length);
  expect(titles.filter((title, index) => title === CLASSES[index])).toEqual([]);
  expect(titles.filter(title => title?.includes('{{'))).toEqual([]);
  expect(titles).toContain('CustomResource is failing');
});
