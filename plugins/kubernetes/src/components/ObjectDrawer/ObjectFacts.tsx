import { visible } from '../../format/visible';
import { AgeWords } from '../../format';
import { ObjectView } from '../../service';
import { useText } from '../../i18n/useText';
import { kindColumns } from '../ObjectsPanel/columns';
import { ColumnFacts } from './FieldList';
import styles from './ObjectDrawer.module.css';

/** @internal */
export interface ObjectFactsProps {
  readonly object: ObjectView;
  readonly clusterTitle: string;
  readonly ages: AgeWords;
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
}

/** What is known of a kind, and the columns of a custom resource. */
export function ObjectFacts(props: ObjectFactsProps) {
  const { object, ages, now } = props;
  const { kind, name, customResource } = object.row;
  const t = useText();
  const cells =
    customResource && !customResource.pods ? [] : kindColumns(object.row);
  const columns = customResource?.columns ?? [];
  if (cells.length + columns.length === 0) return null;
  return (
    <section
      aria-label={visible(
        t('workloads.details', { kind, name, cluster: props.clusterTitle }),
      )}
    >
      <dl className={styles.facts}>
        {cells.map(({ key, Cell }) => (
          <div key={key} className={styles.fact}>
            <dt>{t(`objects.column.${key}`)}</dt>
            <dd>
              <Cell object={object} ages={ages} now={now} />
            </dd>
          </div>
        ))}
        <ColumnFacts columns={columns} ages={ages} />
      </dl>
    </section>
  );
}
