import {
  Dimension,
  DimensionCount,
} from '@podlight/backstage-plugin-kubernetes-common';
import { nextDimension } from './nextDimension';

const known = (...dimensions: Dimension[]) =>
  dimensions.map(dimension => ({ dimension } as DimensionCount));

const KNOWN = known('cluster', 'node', 'label:team', 'label:tier', 'workload');
const FAVOURITES: Dimension[] = ['label:team', 'node', 'label:gone'];

it('walks through favourites, then through the rest without labels, each once', () => {
  const walk: (Dimension | undefined)[] = [undefined];
  for (let i = 0; i < 5; i += 1) {
    walk.push(nextDimension(walk.at(-1), KNOWN, FAVOURITES));
  }
  expect(walk.slice(1)).toEqual([
    'label:team',
    'node',
    'cluster',
    'workload',
    'label:team',
  ]);
});

it('begins anew after a dimension that is not among them', () => {
  expect(nextDimension('label:tier', KNOWN, FAVOURITES)).toBe('label:team');
});

it('has none where nothing is known', () => {
  expect(nextDimension('cluster', [], FAVOURITES)).toBeUndefined();
});
