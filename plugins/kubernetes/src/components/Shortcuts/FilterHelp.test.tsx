import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  FILTER_FIELDS,
  FILTER_SAMPLES,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen } from '@testing-library/react';
import { FILTER_MESSAGES } from '../../i18n/en/tab/filter';
import { FilterHelp } from './FilterHelp';

const { finds } = FILTER_MESSAGES.filterHelp;

it('explains every field', async () => {
  renderInTestApp(<FilterHelp />);
  await screen.findByRole('heading', {
    name: FILTER_MESSAGES.filterHelp.title,
  });
  const samples = screen
    .getAllByRole('term')
    .flatMap(term => [...term.querySelectorAll('code')])
    .map(({ textContent }) => textContent ?? '');
  const texts = screen.getAllByRole('definition').map(each => each.textContent);
  expect(texts).toEqual(Object.values(finds));
  for (const field of FILTER_FIELDS) {
    expect(
      samples.filter(sample => sample.startsWith(`${field}:`)),
    ).toHaveLength(1);
  }
});

it('has a text for each group of samples, and samples for each text', () => {
  expect(Object.keys(finds).toSorted()).toEqual(
    Object.keys(FILTER_SAMPLES).toSorted(),
  );
});
