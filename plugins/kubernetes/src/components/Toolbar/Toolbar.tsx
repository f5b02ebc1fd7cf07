import {
  Dimension,
  DimensionCount,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback } from 'react';
import { useText } from '../../i18n/useText';
import {
  ChangeView,
  NO_FILTER,
  POD_VIEWS,
  READY_PODS,
  TILE_SIZES,
  ViewState,
} from '../../viewState';
import { Button, Segments } from '../ui';
import { ViewsMenu } from '../Views';
import { FilterBox } from './FilterBox';
import { GroupBy } from './GroupBy';
import styles from './Toolbar.module.css';

/** @internal */
export interface ToolbarProps {
  readonly state: ViewState;
  readonly dimensions: readonly DimensionCount[];
  /** States on the screen that this version does not know. */
  readonly sentStates: readonly string[];
  readonly favourites: readonly Dimension[];
  readonly onChange: ChangeView;
}

/** Filter and grouping of pods. */
export function Toolbar(props: ToolbarProps) {
  const { state, onChange } = props;
  const t = useText();
  const onFilter = useCallback(
    (filter: string) => onChange({ filter }),
    [onChange],
  );
  return (
    <div
      role="group"
      aria-label={t('toolbar.label')}
      className={styles.toolbar}
    >
      <GroupBy
        group={state.group}
        dimensions={props.dimensions}
        favourites={props.favourites}
        onChange={group => onChange({ group })}
      />
      <FilterBox
        filter={state.filter}
        sentStates={props.sentStates}
        onChange={onFilter}
      />
      <ViewsMenu state={state} onChange={onChange} />
    </div>
  );
}

/** @internal */
export interface DisplayOptionsProps
  extends Pick<ToolbarProps, 'state' | 'onChange'> {
  /** Whether pods that are just ready are counted; no choice when absent. */
  readonly countsReady?: boolean;
}

/** Size of tiles, grid or table, and whether ready pods are drawn. */
export function DisplayOptions(props: DisplayOptionsProps) {
  const { state, countsReady, onChange } = props;
  const t = useText();
  return (
    <div className={styles.look}>
      {countsReady !== undefined && (
        <Segments
          label={t('toolbar.ready')}
          value={countsReady ? 'counted' : 'shown'}
          options={READY_PODS.map(value => ({
            value,
            text: t(`toolbar.readyPods.${value}`),
          }))}
          onChange={ready => onChange({ ready })}
        />
      )}
      {state.view === 'grid' && (
        <Segments
          label={t('toolbar.size')}
          value={state.size}
          options={TILE_SIZES.map(value => ({
            value,
            text: t(`toolbar.sizes.${value}`),
            name: t(`toolbar.sizeNames.${value}`),
          }))}
          onChange={size => onChange({ size })}
        />
      )}
      <Segments
        label={t('toolbar.view')}
        value={state.view}
        options={POD_VIEWS.map(value => ({
          value,
          text: t(`toolbar.views.${value}`),
        }))}
        onChange={view => onChange({ view })}
      />
    </div>
  );
}

/** @internal */
export interface ClearFiltersProps {
  readonly onChange: ChangeView;
}

/** Shows all pods again. */
export function ClearFilters(props: ClearFiltersProps) {
  const t = useText();
  return (
    <Button kind="text" onClick={() => props.onChange(NO_FILTER)}>
      {t('toolbar.clear')}
    </Button>
  );
}
