import {
  FLEET_GROUPS,
  FleetColumns,
  FleetGroupBy,
  fleetParameter,
  parseFleetColumns,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback } from 'react';
import { Translate, useText } from '../../i18n/useText';
import { ChangeFleetView, FleetView } from '../../viewState';
import { FILTER_SHORTCUT } from '../Toolbar';
import { InlineSelect, SearchField, useTypedText } from '../ui';
import styles from './Fleet.module.css';

/** @internal */
export interface FleetToolbarProps {
  readonly view: FleetView;
  /** What the columns are now. */
  readonly columns: FleetColumns;
  readonly choices: readonly FleetColumns[];
  readonly onChange: ChangeFleetView;
}

/** Filter, grouping and columns of services. */
export function FleetToolbar(props: FleetToolbarProps) {
  const { view, choices, columns, onChange } = props;
  const t = useText();
  const onFilter = useCallback(
    (filter: string) => onChange({ filter }),
    [onChange],
  );
  const [text, setText] = useTypedText(view.filter, onFilter);
  return (
    <div
      role="group"
      aria-label={t('fleet.toolbar')}
      className={styles.toolbar}
    >
      <InlineSelect
        label={t('fleet.groupBy')}
        value={view.group}
        groups={[
          {
            heading: '',
            options: FLEET_GROUPS.map(value => ({
              value,
              text: t(`fleet.groupOf.${value}`),
            })),
          },
        ]}
        onChange={value => onChange({ group: toGroup(value) ?? 'none' })}
      />
      {choices.length > 1 && (
        <InlineSelect
          label={t('fleet.columns')}
          value={columns}
          groups={[
            {
              heading: '',
              options: choices.map(value => ({
                value,
                text: columnsText(value, t),
              })),
            },
          ]}
          onChange={value => onChange({ columns: parseFleetColumns(value) })}
        />
      )}
      <SearchField
        label={t('fleet.filter')}
        placeholder={t('fleet.filterHint')}
        shortcut={FILTER_SHORTCUT}
        value={text}
        onChange={setText}
      />
    </div>
  );
}

function toGroup(text: string): FleetGroupBy | undefined {
  return FLEET_GROUPS.find(each => each === text);
}

function columnsText(columns: FleetColumns, t: Translate): string {
  const key = fleetParameter(columns);
  if (key !== undefined) return key;
  return t(`fleet.columnsOf.${columns === 'region' ? 'region' : 'cluster'}`);
}
