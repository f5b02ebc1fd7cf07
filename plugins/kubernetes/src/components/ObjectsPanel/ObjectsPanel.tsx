import {
  FilterQuery,
  Finding,
  parseQuery,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useId, useMemo } from 'react';
import { AgeWords } from '../../format';
import {
  FilterPlace,
  isNoticeable,
  KindView,
  listOtherObjects,
  listSentStates,
  objectAddress,
  placeFilter,
  readPlace,
  toKindViews,
  toWorkloadMatrix,
  UnreadKind,
  unreadKinds,
} from '../../service';
import { useText } from '../../i18n/useText';
import { ChangeView, ViewState } from '../../viewState';
import { RelationsPanel } from '../Relations';
import { Card, FoldButton } from '../ui';
import { ObjectLinks, ObjectLinksProvider } from './ObjectLink';
import styles from './ObjectsPanel.module.css';
import { OtherObjects } from './OtherObjects';
import { WorkloadMatrix } from './WorkloadMatrix';

/** @internal */
export interface ObjectsPanelProps {
  readonly clusters: readonly ServiceCluster[];
  readonly state: Pick<
    ViewState,
    'filter' | 'objects' | 'object' | 'relations'
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

const EVERYTHING = { terms: [] };

/**
 * Everything of the service that is no pod. Closed it is one line, as the pods
 * say whether the service does well; what needs a look is counted there.
 */
export function ObjectsPanel(props: ObjectsPanelProps) {
  const { clusters, state, onChange } = props;
  const t = useText();
  const headingId = useId();
  const bodyId = useId();
  const query = useMemo(() => {
    const rows = clusters.flatMap(({ pods }) => pods);
    const result = parseQuery(state.filter, listSentStates(rows));
    return result.ok ? result.query : EVERYTHING;
  }, [clusters, state.filter]);
  const kinds = useMemo(() => toKindViews(clusters, query), [clusters, query]);
  const unread = useMemo(() => unreadKinds(clusters), [clusters]);
  const hasAny = clusters.some(
    ({ workloads, objects }) => workloads.length + objects.length > 0,
  );
  if (!hasAny && unread.length === 0) return null;
  const byItself = props.isOpenByItself ? 'all' : 'closed';
  const isOpen = (state.objects ?? byItself) === 'all';
  const toggle = () => {
    const next = isOpen ? 'closed' : 'all';
    onChange({ objects: next === byItself ? undefined : next });
  };
  const places = placesOf(props);
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
        <div className={styles.top}>
          <h3 className={styles.heading}>
            <FoldButton
              id={headingId}
              isOpen={isOpen}
              controls={bodyId}
              onToggle={toggle}
            >
              {t('objects.heading')}
            </FoldButton>
          </h3>
          <Contents kinds={kinds} />
        </div>
        {isOpen && (
          <div id={bodyId} className={styles.body}>
            <Unread kinds={unread} />
            {kinds.length === 0 && <p>{t('objects.none')}</p>}
            <Body {...props} places={places} query={query} />
          </div>
        )}
      </Card>
    </>
  );
}

interface Places {
  readonly isFiltered: (place: FilterPlace) => boolean;
  readonly onFilter?: (place: FilterPlace) => void;
}

/** Filters by place; choosing the one that is filtered by ends that. */
function placesOf({ state, onFilter }: ObjectsPanelProps): Places {
  const isFiltered = (place: FilterPlace) =>
    placeFilter(place) === state.filter;
  return {
    isFiltered,
    onFilter:
      onFilter &&
      (place => onFilter(isFiltered(place) ? '' : placeFilter(place))),
  };
}

/** Workloads by cluster, and what is around them; derived only while it is shown. */
function Body(
  props: ObjectsPanelProps & {
    readonly query: FilterQuery;
    readonly places: Places;
  },
) {
  const { clusters, query, state, onFilter, onChange } = props;
  // What the reader chooses in the matrix is marked there; a cell that took the
  // others away could not be compared with them.
  const canChoose = onFilter !== undefined;
  const place = useMemo(
    () => (canChoose ? readPlace(query) : undefined),
    [canChoose, query],
  );
  const matrix = useMemo(
    () => toWorkloadMatrix(clusters, place ? EVERYTHING : query),
    [clusters, place, query],
  );
  const others = useMemo(
    () => listOtherObjects(clusters, query),
    [clusters, query],
  );
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
    ...{ ages: props.ages, now: props.now, place },
    target: state.object,
    onOpen: (object: string) => onChange({ object }),
    ...props.places,
    clusterTitle: (cluster: string) => titles.get(cluster) ?? cluster,
  };
  return (
    <ObjectLinksProvider value={links}>
      <WorkloadMatrix
        {...panel}
        matrix={matrix}
        onShowAll={onFilter && (() => onFilter(''))}
      />
      <OtherObjects {...panel} objects={others} />
    </ObjectLinksProvider>
  );
}

/** Number of objects by kind, and how many of them have issues. */
function Contents(props: { readonly kinds: readonly KindView[] }) {
  const t = useText();
  const noticeable = props.kinds
    .flatMap(({ objects }) => objects)
    .filter(isNoticeable).length;
  return (
    <>
      {noticeable > 0 && (
        <span className={styles.toNotice}>
          {t('objects.toNotice', { count: noticeable })}
        </span>
      )}
      <ul className={styles.contents}>
        {props.kinds.map(({ kind, definition, objects }) => (
          <li key={definition ?? kind}>
            {t('objects.kindCount', { kind, total: String(objects.length) })}
          </li>
        ))}
      </ul>
    </>
  );
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
