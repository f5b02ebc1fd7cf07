import { Dimension } from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import styles from './ColumnChooser.module.css';
import { useEveryColumn } from './useTableColumns';

/** @internal */
export interface ColumnChooserProps {
  /** What the pods are grouped by. */
  readonly dimensions: readonly Dimension[];
  readonly hidden: readonly string[];
  /** Of those that are chosen, the ones for which the screen is too narrow. */
  readonly withoutRoom: readonly string[];
  readonly onHide: (hidden: readonly string[]) => void;
}

/** Which columns the table has; the names of the pods always stay. */
export function ColumnChooser(props: ColumnChooserProps) {
  const { hidden, onHide } = props;
  const t = useText();
  const columns = useEveryColumn(props.dimensions).filter(
    ({ builtIn }) => builtIn !== 'name',
  );
  return (
    <details className={styles.chooser}>
      <summary className={styles.button}>{t('table.columns')}</summary>
      <fieldset className={styles.list}>
        <legend>{t('table.columnsLegend')}</legend>
        {columns.map(({ id, title }) => (
          <label key={id} className={styles.choice}>
            <input
              type="checkbox"
              checked={!hidden.includes(id)}
              onChange={({ target }) =>
                onHide(
                  target.checked
                    ? hidden.filter(each => each !== id)
                    : [...hidden, id],
                )
              }
            />
            {title}{' '}
            {props.withoutRoom.includes(id) && (
              <span className={styles.note}>
                {t('table.columnWithoutRoom')}
              </span>
            )}
          </label>
        ))}
        <p className={styles.note}>{t('table.columnsNote')}</p>
      </fieldset>
    </details>
  );
}
