import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Dimension } from '@podlight/backstage-plugin-kubernetes-common';
import { waitFor } from '@testing-library/react';
import { DimensionText, useDimensionText } from './useDimensionText';

let text: DimensionText;

beforeEach(async () => {
  let seen: DimensionText | undefined;
  function Page() {
    seen = useDimensionText();
    return null;
  }
  renderInTestApp(<Page />);
  text = await waitFor(() => {
    if (!seen) throw new Error('Nothing is rendered yet');
    return seen;
  });
});

it('names dimensions and their values, or that there is none', () => {
  const names = (['region', 'label:acme.io/team'] as Dimension[]).map(each =>
    text.dimensionName(each),
  );
  expect(names).toEqual(['Region', 'acme.io/team']);
  const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
  const values: [Dimension, string | undefined, string][] = [
    ['node', undefined, 'Unscheduled'],
    ['region', undefined, 'Unknown region'],
    ['zone', undefined, 'Unknown zone'],
    ['workload', undefined, 'No workload'],
    ['version', undefined, 'Unknown version'],
    ['label:team', undefined, 'Without team'],
    ['label:team', '', 'team is empty'],
    ['label:team', 'shop', 'shop'],
    ['label:commit', digest, 'sha256:0123456789ab…'],
    ['node', digest, digest],
    ['workload', 'Deployment/web', 'Deployment web'],
    ['status', 'notReady', 'not ready'],
    ['status', 'odd', 'odd'],
    ['status', 'constructor', 'constructor'],
  ];
  expect(
    values.map(([dimension, value]) => text.valueText(dimension, value)),
  ).toEqual(values.map(([, , words]) => words));
});

it('shows what is invisible in what others wrote', () => {
  const hidden = 'shop\u202e';
  expect(text.valueText('label:team', hidden)).not.toContain('\u202e');
  expect(text.dimensionName(`label:${hidden}`)).not.toContain('\u202e');
});
