import {
  Dimension,
  DimensionCount,
  DimensionKey,
  dimensionKey,
  parseDimension,
} from '@podlight/backstage-plugin-kubernetes-common';
import { DimensionText, useDimensionText } from '../../format';
import { Translate, useText } from '../../i18n/useText';
import { InlineSelect } from '../ui';

/** @internal */
export interface GroupByProps {
  /** One dimension, or two. */
  readonly group: readonly Dimension[];
  /** What the pods can be grouped by. */
  readonly dimensions: readonly DimensionCount[];
  /** Favorites of the platform team. */
  readonly favourites: readonly Dimension[];
  readonly onChange: (group: readonly Dimension[]) => void;
}

/** First and second level of grouping. */
export function GroupBy(props: GroupByProps) {
  const { group, onChange } = props;
  const [first, second] = group;
  const t = useText();
  const words = useDimensionText();
  const choose = (...values: readonly string[]) => {
    const chosen = values.map(parseDimension);
    onChange([...new Set(chosen.filter(each => each !== undefined))]);
  };
  const without = (dimension: Dimension | undefined) =>
    optionGroups(
      props.dimensions.filter(each => each.dimension !== dimension),
      props.favourites,
      { words, t },
    );
  const nothing = { value: '', text: t('toolbar.thenByNothing') };
  return (
    <>
      <InlineSelect
        label={t('toolbar.groupBy')}
        value={first}
        groups={without(undefined)}
        onChange={value => choose(value, second ?? '')}
      />
      <InlineSelect
        label={t('toolbar.thenBy')}
        value={second ?? ''}
        groups={[{ heading: '', options: [nothing] }, ...without(first)]}
        onChange={value => choose(first, value)}
      />
    </>
  );
}

function optionGroups(
  dimensions: readonly DimensionCount[],
  favourites: readonly Dimension[],
  { words, t }: { readonly words: DimensionText; readonly t: Translate },
) {
  const isFavourite = ({ dimension }: DimensionCount) =>
    favourites.includes(dimension);
  const rest = dimensions.filter(each => !isFavourite(each));
  const from = (source: DimensionKey['source'] | undefined) =>
    rest.filter(each => dimensionKey(each.dimension)?.source === source);
  return [
    {
      heading: t('toolbar.favourites'),
      dimensions: favourites.flatMap(favourite =>
        dimensions.filter(each => each.dimension === favourite),
      ),
    },
    { heading: '', dimensions: from(undefined) },
    { heading: t('toolbar.labels'), dimensions: from('label') },
    { heading: t('toolbar.annotations'), dimensions: from('annotation') },
  ]
    .filter(each => each.dimensions.length > 0)
    .map(each => ({
      heading: each.heading,
      options: each.dimensions.map(({ dimension, values }) => ({
        value: dimension,
        text:
          values > 0
            ? t('toolbar.option', {
                dimension: words.dimensionName(dimension),
                values: String(values),
              })
            : words.dimensionName(dimension),
      })),
    }));
}
