import {
  Dimension,
  DimensionCount,
  dimensionKey,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * What to group by after this: the favourites of the platform team first, then
 * what every cluster has; labels and annotations that are no favourites are too many to walk through.
 */
export function nextDimension(
  current: Dimension | undefined,
  known: readonly DimensionCount[],
  favourites: readonly Dimension[],
): Dimension | undefined {
  const present = known.map(each => each.dimension);
  const dimensions = [
    ...favourites.filter(each => present.includes(each)),
    ...present.filter(
      each => dimensionKey(each) === undefined && !favourites.includes(each),
    ),
  ];
  const at = current === undefined ? -1 : dimensions.indexOf(current);
  return dimensions.at((at + 1) % dimensions.length);
}
