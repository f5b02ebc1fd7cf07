import {
  Finding,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useEffect, useId, useMemo, useRef } from 'react';
import { AgeWords } from '../../format';
import {
  FilterScope,
  KindView,
  objectAddress,
  ObjectLists,
  ObjectView,
  scopeFilter,
  readScope,
  rowKey,
  toKindViews,
  toObjectLists,
  UnreadKind,
  unreadKinds,
  useObjectFilter,
  useSteadyLists,
} from '../../service';
import { useText } from '../../i18n/useText';
import { ChangeView, NO_FILTER, ViewState } from '../../viewState';
import { RelationsPanel } from '../Relations';
import { Button, Card, PanelHead } from '../ui';
import { ObjectLinks, ObjectLinksProvider } from './ObjectLink';
import styles from './ObjectsPanel.module.css';
import { OtherObjects } from './OtherObjects';
import { pluralKind } from './pluralKind';
import { StateTotals } from './StateTotals';
import { WorkloadMatrix } from './WorkloadMatrix';

/** @internal */
export interface ObjectsPanelProps {
  readonly clusters: readonly ServiceCluster[];
  readonly state: Pick<
    ViewState,
    'filter' | 'status' | 'objectStatus' | 'objects' | 'object' | 'relations'
  >;
  /** Those of all clusters, worst first; absent where there is no Help. */
  readonly findings?: readonly Finding[];
  readonly ages: AgeWords;
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
  /** Where nothing else is shown of the service. */
  readonly isOpenByItself?: boolean;
  readonly onChange: ChangeView;
  /** Sets the filter of the pods; absent where no pods are shown. */
  readonly onFilter?: (filter: string) => void;
}

/**
 * Everything of the service that is no pod. Closed it is one line, as the pods
 * say whether the service does well; what needs a look is counted there.
 */
export function ObjectsPanel(props: ObjectsPanelProps) {
  const { clusters, state, onChange } = props;
  const t = useText();
  const headingId = useId();
  const bodyId = useId();
  const { listed, objectStates, query } = useObjectFilter(clusters, state);
  const canChoose = props.onFilter !== undefined;
  const scope = useMemo(
    () => (canChoose ? readScope(query) : undefined),
    [canChoose, query],
  );
  const kinds = useMemo(() => toKindViews(clusters, query), [clusters, query]);
  const unread = useMemo(() => unreadKinds(clusters), [clusters]);
  const hasAny = clusters.some(
    ({ workloads, objects }) => workloads.length + objects.length > 0,
  );
  const isChosen = objectStates.length > 0;
  const byItself = props.isOpenByItself || isChosen ? 'all' : 'closed';
  const isOpen = (state.objects ?? byItself) === 'all';
  const isByState = [...state.status, ...objectStates].length > 0;
  const isFiltered = query.terms.length > 0 || isByState;
  const isNeeded = isOpen || isFiltered;
  // Derived only while it is shown.
  const found = useMemo(
    () =>
      isNeeded
        ? toObjectLists(clusters, listed, scope !== undefined, objectStates)
        : undefined,
    [isNeeded, clusters, listed, scope, objectStates],
  );
  const lists = useSteadyLists(found, !isOpen);
  useShowWhen(isChosen, headingId);
  if (!hasAny && unread.length === 0) return null;
  const toggle = () => {
    const next = isOpen ? 'closed' : 'all';
    onChange({ objects: next === byItself ? undefined : next });
  };
  const places = toPlaces(props);
  return (
    <>
      <RelationsPanel
        {...places}
        clusters={clusters}
        query={query}
        findings={props.findings}
        view={state.relations}
        onChange={onChange}
      />
      <Card labelledBy={headingId}>
        <PanelHead
          {...{ headingId, bodyId, isOpen }}
          heading={t('objects.heading')}
          onToggle={toggle}
        >
          <Narrowed
            {...{ lists, isOpen }}
            onClear={
              canChoose
                ? () => onChange({ ...NO_FILTER, objectStatus: [] })
                : undefined
            }
          />
          <Contents {...{ clusters, kinds, lists }} />
        </PanelHead>
        {isOpen && lists && (
          <div id={bodyId} className={styles.body}>
            <Unread kinds={unread} />
            {lists.shown === 0 && isFiltered && <p>{t('objects.none')}</p>}
            <Body
              {...props}
              places={places}
              scope={scope}
              lists={lists}
              isNarrowed={isFewer(lists) && (!scope || isByState)}
            />
          </div>
        )}
      </Card>
    </>
  );
}

/** Brings the list to the screen when states are chosen for it, which happens far above. */
function useShowWhen(isChosen: boolean, id: string) {
  const wasChosen = useRef(isChosen);
  useEffect(() => {
    if (isChosen && !wasChosen.current) {
      document.getElementById(id)?.scrollIntoView({ block: 'start' });
    }
    wasChosen.current = isChosen;
  }, [isChosen, id]);
}

/** How many objects the filter leaves, and the way back. */
function Narrowed(props: {
  readonly lists: ObjectLists | undefined;
  readonly isOpen: boolean;
  /** Absent where the filter is not the reader's. */
  readonly onClear: (() => void) | undefined;
}) {
  const { isOpen, lists, onClear } = props;
  const t = useText();
  return (
    <>
      <span className={styles.narrowed} role="status">
        {isFewer(lists) &&
          t(isOpen ? 'objects.showing' : 'objects.matching', {
            shown: String(lists.shown),
            count: lists.total,
          })}
      </span>
      {isFewer(lists) && onClear && (
        <Button kind="text" onClick={onClear}>
          {t('objects.clear')}
        </Button>
      )}
    </>
  );
}

function isFewer(lists: ObjectLists | undefined): lists is ObjectLists {
  return lists !== undefined && lists.shown < lists.total;
}

interface Places {
  readonly isFiltered: (scope: FilterScope) => boolean;
  readonly onFilter?: (scope: FilterScope) => void;
}

/** Filters by scope; choosing the one that is filtered by ends that. */
function toPlaces({ state, onFilter }: ObjectsPanelProps): Places {
  const isFiltered = (scope: FilterScope) =>
    scopeFilter(scope) === state.filter;
  return {
    isFiltered,
    onFilter:
      onFilter &&
      (scope => onFilter(isFiltered(scope) ? '' : scopeFilter(scope))),
  };
}

/** Workloads by cluster, and what is around them. */
function Body(
  props: ObjectsPanelProps & {
    readonly lists: ObjectLists;
    readonly places: Places;
    readonly scope: FilterScope | undefined;
    readonly isNarrowed: boolean;
  },
) {
  const { clusters, scope, state, onChange, isNarrowed } = props;
  const { matrix, others } = props.lists;
  const links = useMemo((): ObjectLinks => {
    const known = new Set([
      ...matrix.rows.map(({ address }) => address),
      ...others.map(({ object }) => objectAddress(object.row)),
    ]);
    return {
      has: address => known.has(address),
      show: object => onChange({ object }),
    };
  }, [matrix, others, onChange]);
  const titles = useMemo(
    () => new Map(clusters.map(({ head }) => [head.name, head.title])),
    [clusters],
  );
  const panel = {
    ...{ ages: props.ages, now: props.now, scope, isNarrowed },
    target: state.object,
    onOpen: (object: string) => onChange({ object }),
    ...props.places,
    clusterTitle: (cluster: string) => titles.get(cluster) ?? cluster,
  };
  return (
    <ObjectLinksProvider value={links}>
      <WorkloadMatrix {...panel} matrix={matrix} />
      <OtherObjects {...panel} objects={others} />
    </ObjectLinksProvider>
  );
}

/** Number of objects in each state that is worth a look, and of each kind; of the latter, a filter may leave few. */
function Contents(props: {
  readonly clusters: readonly ServiceCluster[];
  readonly kinds: readonly KindView[];
  readonly lists: ObjectLists | undefined;
}) {
  const { clusters, lists } = props;
  const t = useText();
  if (isFewer(lists)) return <StateTotals clusters={clusters} listed={lists} />;
  return (
    <>
      <StateTotals clusters={clusters} />
      <ul className={styles.contents}>
        {props.kinds.map(({ kind, definition, objects }) => {
          const total = countRows(objects);
          return (
            <li key={definition ?? kind}>
              {t('objects.kindCount', {
                kinds: pluralKind(kind, total),
                total: String(total),
              })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** One in several clusters counts once, as it is one row when the panel is open. */
function countRows(objects: readonly ObjectView[]): number {
  return new Set(objects.map(({ row }) => rowKey(row))).size;
}

/** Reports unread kinds, as their absence would look like zero objects. */
function Unread(props: { readonly kinds: readonly UnreadKind[] }) {
  const t = useText();
  if (props.kinds.length === 0) return null;
  return (
    <ul className={styles.unread}>
      {props.kinds.map(({ kind, cluster, reason }) => (
        <li key={`${cluster} ${kind} ${reason.code}`}>
          {t('objects.unread', { kind, cluster, reason: reason.message })}
        </li>
      ))}
    </ul>
  );
}
