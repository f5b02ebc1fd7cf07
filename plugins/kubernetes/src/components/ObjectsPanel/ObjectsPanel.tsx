import {
  parseQuery,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useId, useMemo } from 'react';
import { AgeWords } from '../../format';
import {
  isNoticeable,
  KindView,
  listSentStates,
  toKindViews,
  UnreadKind,
  unreadKinds,
} from '../../service';
import { useText } from '../../i18n/useText';
import { ALL_OBJECTS, ChangeView, ViewState } from '../../viewState';
import { Card, FoldButton } from '../ui';
import { KindTable } from './KindTable';
import styles from './ObjectsPanel.module.css';

/** @internal */
export interface ObjectsPanelProps {
  readonly clusters: readonly ServiceCluster[];
  readonly state: Pick<ViewState, 'filter' | 'objects'>;
  readonly ages: AgeWords;
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
  readonly onChange: ChangeView;
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
  const kinds = useMemo(() => {
    const rows = clusters.flatMap(({ pods }) => pods);
    const result = parseQuery(state.filter, listSentStates(rows));
    return toKindViews(clusters, result.ok ? result.query : EVERYTHING);
  }, [clusters, state.filter]);
  const unread = useMemo(() => unreadKinds(clusters), [clusters]);
  const hasAny = clusters.some(
    ({ workloads, objects }) => workloads.length + objects.length > 0,
  );
  if (!hasAny && unread.length === 0) return null;
  const isOpen = state.objects !== undefined;
  return (
    <Card labelledBy={headingId}>
      <div className={styles.top}>
        <h3 className={styles.heading}>
          <FoldButton
            id={headingId}
            isOpen={isOpen}
            controls={bodyId}
            onToggle={() =>
              onChange({ objects: isOpen ? undefined : ALL_OBJECTS })
            }
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
          {kinds.map(view => (
            <KindTable
              key={view.definition ?? view.kind}
              view={view}
              ages={props.ages}
              now={props.now}
              target={
                state.objects?.startsWith(`${view.kind}/`)
                  ? state.objects
                  : undefined
              }
            />
          ))}
        </div>
      )}
    </Card>
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
