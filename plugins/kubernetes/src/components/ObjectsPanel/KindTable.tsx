import { CUSTOM_RESOURCE_STATES } from '@podlight/backstage-plugin-kubernetes-common';
import { useEffect, useId, useRef } from 'react';
import { visible } from '../../format/visible';
import { AgeWords } from '../../format';
import { objectAddress, KindView, ObjectView } from '../../service';
import { useText } from '../../i18n/useText';
import { useExpandedList } from '../../viewState';
import { Button, Table } from '../ui';
import { kindColumns } from './columns';
import styles from './ObjectsPanel.module.css';

/** Rows of tables are all laid out, seen or not; a service in many clusters has many. */
const ROWS_AT_FIRST = 50;

/** Not every browser lets a keyboard scroll what holds no control. */
const SCROLLED_BY_KEYS = { role: 'region', tabIndex: 0 } as const;

/** @internal */
export interface KindTableProps {
  readonly view: KindView;
  readonly ages: AgeWords;
  readonly now: number;
  /** The object that the reader was led to, if it is of this kind. */
  readonly target: string | undefined;
}

/** The objects of one kind as a table. */
export function KindTable(props: KindTableProps) {
  const { kind, definition, isKnown, objects } = props.view;
  const t = useText();
  const headingId = useId();
  const [showsAll, setShowsAll] = useExpandedList(`kind:${definition ?? kind}`);
  const columns = kindColumns(objects[0].row);
  const shown = objects.filter(
    (object, index) =>
      showsAll || index < ROWS_AT_FIRST || isAt(object, props.target),
  );
  const first = shown.find(object => isAt(object, props.target));
  return (
    <div className={styles.kind}>
      <h4 id={headingId} className={styles.kindHeading}>
        {isKnown ? kind : t('objects.others', { kind })}{' '}
        {definition && (
          <span className={styles.quiet}>{visible(definition)}</span>
        )}{' '}
        <span className={styles.total}>{objects.length}</span>{' '}
        <StateCounts objects={objects} />
      </h4>
      <div
        {...SCROLLED_BY_KEYS}
        className={styles.scroller}
        aria-labelledby={headingId}
      >
        <Table
          isDense
          caption={t('objects.caption', { kind: definition ?? kind })}
        >
          <thead>
            <tr>
              <th scope="col">{t('objects.column.name')}</th>
              <th scope="col">{t('objects.column.place')}</th>
              {columns.map(({ key }) => (
                <th key={key} scope="col">
                  {t(`objects.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(object => (
              <Row
                key={object.key}
                {...props}
                object={object}
                target={object === first ? props.target : undefined}
              />
            ))}
          </tbody>
        </Table>
      </div>
      {shown.length < objects.length && (
        <Button kind="text" onClick={() => setShowsAll(true)}>
          {t('objects.more', { total: String(objects.length) })}
        </Button>
      )}
    </div>
  );
}

/** Number of custom resources by state, worst first. */
function StateCounts(props: { readonly objects: readonly ObjectView[] }) {
  const t = useText();
  const counts = CUSTOM_RESOURCE_STATES.map(state => ({
    state,
    count: props.objects.filter(
      ({ row }) => row.customResource?.state === state,
    ).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <span className={styles.quiet}>
      {counts
        .map(({ state, count }) =>
          t('objects.custom.count', {
            total: String(count),
            state: t(`objects.custom.${state}`),
          }),
        )
        .join(', ')}
    </span>
  );
}

function isAt(object: ObjectView, target: string | undefined): boolean {
  return target !== undefined && objectAddress(object.row) === target;
}

function Row(props: KindTableProps & { readonly object: ObjectView }) {
  const { object, target, ages, now } = props;
  const { row, cluster, isStale } = object;
  const t = useText();
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (target === undefined) return;
    element.current?.focus({ preventScroll: true });
    element.current?.scrollIntoView?.({ block: 'center' });
  }, [target]);
  return (
    <tr
      ref={element}
      className={styles.row}
      tabIndex={target === undefined ? undefined : -1}
      data-target={target !== undefined}
    >
      <th scope="row" className={styles.name}>
        {visible(row.name)}
        {row.owner && (
          <p className={styles.quiet}>{t('objects.ownedBy', row.owner)}</p>
        )}
      </th>
      <td>
        {visible(cluster)}
        <span className={styles.quiet}>
          {row.namespace && visible(`, ${row.namespace}`)}
          {isStale && ` (${t('objects.oldData')})`}
        </span>
      </td>
      {kindColumns(row).map(({ key, Cell }) => (
        <td key={key}>
          <Cell object={object} ages={ages} now={now} />
        </td>
      ))}
    </tr>
  );
}
