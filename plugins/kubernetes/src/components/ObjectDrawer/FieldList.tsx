import {
  ColumnValue,
  FieldValue,
} from '@podlight/backstage-plugin-kubernetes-common';
import { compactYaml, isScalar } from '../../format/compactYaml';
import { visible } from '../../format/visible';
import { AgeWords, When } from '../../format';
import { useText } from '../../i18n/useText';
import styles from './ObjectDrawer.module.css';

/** A time as Kubernetes writes it, and nothing beside it. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

/** @internal */
export interface FieldListProps {
  /** By path. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly ages: AgeWords;
}

/** Fields of an object that its definition lists. */
export function FieldList({ fields, ages }: FieldListProps) {
  const paths = Object.keys(fields).sort((a, b) => a.localeCompare(b, 'en'));
  return (
    <dl className={styles.fields}>
      {paths.map(path => (
        <div key={path} className={styles.field}>
          <dt>
            <code>{visible(path)}</code>
          </dt>
          <dd>
            <Value value={fields[path]} ages={ages} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value(props: { readonly value: FieldValue; readonly ages: AgeWords }) {
  const { value, ages } = props;
  const t = useText();
  if (!isScalar(value)) {
    return <pre className={styles.yaml}>{visible(compactYaml(value))}</pre>;
  }
  if (value === null || value === '') return <>{t('objects.nothing')}</>;
  const text = String(value);
  return TIME.test(text) ? (
    <When time={text} ages={ages} />
  ) : (
    <>{visible(text)}</>
  );
}

/** Columns as `kubectl get` has them, or as its definition names them. */
export function ColumnFacts(props: {
  readonly columns: readonly ColumnValue[];
  readonly ages: AgeWords;
}) {
  const t = useText();
  return (
    <>
      {props.columns.map(({ title, value, format }, index) => (
        <div key={`${title} ${index}`} className={styles.fact}>
          <dt>{visible(title)}</dt>
          <dd>
            {format === 'date' && value ? (
              <When time={value} ages={props.ages} />
            ) : (
              visible(value) || t('objects.nothing')
            )}
          </dd>
        </div>
      ))}
    </>
  );
}
