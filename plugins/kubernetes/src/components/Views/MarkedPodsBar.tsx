import { isOutOfSight } from '@podlight/backstage-plugin-kubernetes-common';
import { joinFacts } from '../../format';
import { ClusterView, PodView } from '../../service';
import { useText } from '../../i18n/useText';
import {
  ChangeView,
  MAX_MARKED,
  parsePodKey,
  useMarkedPods,
  ViewState,
} from '../../viewState';
import { Button, Toggle } from '../ui';
import styles from './Views.module.css';

/** @internal */
export interface MarkedPodsBarProps {
  readonly clusters: readonly ClusterView[];
  /** All of them, shown or not. */
  readonly pods: readonly PodView[];
  readonly state: ViewState;
  readonly onChange: ChangeView;
}

/** How many pods are marked, and what can be done with them; empty while none is. */
export function MarkedPodsBar(props: MarkedPodsBarProps) {
  const { state, onChange } = props;
  const { marked } = state;
  const t = useText();
  const marks = useMarkedPods();
  if (!marks) return null;
  const gone = countGone(props);
  return (
    <div className={styles.bar} data-empty={marked.length === 0}>
      <p role="status">
        {joinFacts([
          marked.length > 0 && t('marked.count', { count: marked.length }),
          gone > 0 &&
            t('marked.gone', {
              count: gone,
              total: String(marked.length),
            }),
          marks.isFull && t('marked.full', { max: String(MAX_MARKED) }),
        ])}
      </p>
      {marked.length > 0 && (
        <>
          <Toggle
            isOn={state.onlyMarked}
            onChange={onlyMarked => onChange({ onlyMarked })}
          >
            {t('marked.only')}
          </Toggle>
          <Button kind="text" onClick={() => onChange({ marked: [] })}>
            {t('marked.clear')}
          </Button>
        </>
      )}
    </div>
  );
}

/** Of a cluster that can't be read, it isn't known. */
function countGone({
  clusters,
  pods,
  state,
}: Pick<MarkedPodsBarProps, 'clusters' | 'pods' | 'state'>): number {
  if (state.marked.length === 0) return 0;
  const present = new Set(pods.map(({ key }) => key));
  const unsure = new Set(
    clusters
      .filter(
        ({ cluster }) =>
          cluster.state.phase === 'connecting' || isOutOfSight(cluster),
      )
      .map(({ cluster }) => cluster.head.name),
  );
  return state.marked.filter(
    key => !present.has(key) && !unsure.has(parsePodKey(key)?.cluster ?? ''),
  ).length;
}
