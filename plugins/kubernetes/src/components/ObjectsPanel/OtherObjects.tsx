import { useId, useState } from 'react';
import { visible } from '../../format/visible';
import { Translate, useText } from '../../i18n/useText';
import {
  isMeant,
  itemsAtFirst,
  matchesWords,
  OtherObject,
} from '../../service';
import { useFold } from '../../viewState';
import { ResourceColumnSlot } from '../../slots';
import { StateSign } from '../StateSign';
import { MoreButton, SearchField } from '../ui';
import { describeObject } from './cellWords';
import { KeyFact } from './KeyFact';
import { ClusterName } from './MatrixCells';
import { ObjectButton } from './ObjectButton';
import styles from './OtherObjects.module.css';
import { PanelProps } from './PanelProps';

/** Fewer are seen at a glance. */
const FILTERED_FROM = 11;
/** Rows are all laid out, seen or not. */
const ROWS_AT_FIRST = 50;

/** @internal */
export interface OtherObjectsProps extends PanelProps {
  readonly objects: readonly OtherObject[];
  readonly clusterTitle: (cluster: string) => string;
  /** Those without issues are among what the reader has filtered for. */
  readonly isNarrowed: boolean;
}

/** The objects around the workloads: a line for each, which leads to its details. */
export function OtherObjects(props: OtherObjectsProps) {
  const { objects, target } = props;
  const t = useText();
  const headingId = useId();
  const [text, setText] = useState('');
  const found = objects.filter(each => matchesWords(each, text));
  const first = found.find(({ object }) => isMeant(object.row, target));
  const isAskedFor = props.isNarrowed || text.trim() !== '';
  const atFirst = itemsAtFirst(found, {
    ...{ hasIssue, isAskedFor, most: ROWS_AT_FIRST },
  });
  const [showsAll, setShowsAll] = useFold(
    'objects',
    first && !atFirst.includes(first) ? first.key : undefined,
  );
  if (objects.length === 0) return null;
  const shown = showsAll ? found : atFirst;
  return (
    <div className={styles.others}>
      <div className={styles.top}>
        <h4 id={headingId} className={styles.heading}>
          {t('otherObjects.heading')}
        </h4>
        {objects.length >= FILTERED_FROM && (
          <div className={styles.search}>
            <SearchField
              label={t('otherObjects.filter')}
              placeholder={t('otherObjects.placeholder')}
              value={text}
              onChange={setText}
            />
          </div>
        )}
      </div>
      {found.length === 0 && (
        <p role="status" className={styles.quiet}>
          {t('otherObjects.noMatch', { text })}
        </p>
      )}
      {shown.length > 0 && (
        <ul aria-labelledby={headingId} className={styles.list}>
          {shown.map(each => (
            <Row
              key={each.key}
              {...props}
              other={each}
              isTarget={each === first}
            />
          ))}
        </ul>
      )}
      {atFirst.length < found.length && (
        <MoreButton
          isWhole={showsAll}
          more={moreText(found, atFirst, t)}
          fewer={t('otherObjects.showFewer')}
          onToggle={setShowsAll}
        />
      )}
    </div>
  );
}

function hasIssue(other: OtherObject): boolean {
  return other.hasIssue;
}

/** Nothing is said of how those do that can't be read now. */
function moreText(
  found: readonly OtherObject[],
  atFirst: readonly OtherObject[],
  t: Translate,
): string {
  const rest = found.slice(atFirst.length);
  const isWell = rest.every(
    other => !other.hasIssue && !other.objects.some(({ isStale }) => isStale),
  );
  return isWell
    ? t('otherObjects.showWell', { count: rest.length })
    : t('otherObjects.showAll', { total: String(found.length) });
}

function Row(
  props: OtherObjectsProps & {
    readonly other: OtherObject;
    readonly isTarget: boolean;
  },
) {
  const { other, isTarget } = props;
  const { object, objects, state } = other;
  const { row } = object;
  const t = useText();
  return (
    <li className={styles.row} data-target={isTarget}>
      <div className={styles.line}>
        <span className={styles.name}>
          <ObjectButton row={row} onOpen={props.onOpen}>
            <span className={styles.quiet}>{visible(row.kind)}</span>{' '}
            {visible(row.name)}
            {row.customResource && (
              <>
                {' '}
                <span className={styles.definition}>
                  {visible(row.customResource.definition)}
                </span>
              </>
            )}
          </ObjectButton>
        </span>
        <span className={styles.cluster}>
          {objects.length > 1 ? (
            t('otherObjects.clusters', { total: String(objects.length) })
          ) : (
            <ClusterName {...props} cluster={object.cluster} />
          )}
        </span>
        <span className={styles.state}>
          {state && <StateSign state={state} />}
          {visible(stateWords(other, t))}
        </span>
        <span className={styles.fact}>
          <KeyFact other={other} clusterTitle={props.clusterTitle} />
          <ResourceColumnSlot cluster={object.cluster} row={row} />
        </span>
      </div>
    </li>
  );
}

/** State, and in how many clusters if not in all of them. */
function stateWords(other: OtherObject, t: Translate): string {
  const words = describeObject(other, t);
  const { affected, objects } = other;
  return words === '' || affected === objects.length
    ? words
    : t('relations.inSome', {
        state: words,
        part: String(affected),
        total: String(objects.length),
      });
}
