import {
  KeyboardEvent,
  SyntheticEvent,
  useEffect,
  useId,
  useMemo,
  useState,
} from 'react';
import { AgeWords } from '../../format';
import { ClusterView, PodView } from '../../service';
import { useText } from '../../useText';
import { ClusterGroup } from './ClusterGroup';
import { EmptyClusters, isEmpty } from './EmptyClusters';
import { moveFocus } from './moveFocus';
import { PodPopover } from './PodPopover';
import styles from './StatusGrid.module.css';

/** @internal */
export interface StatusGridProps {
  readonly clusters: readonly ClusterView[];
  readonly ages: AgeWords;
  readonly onOpen: (pod: PodView) => void;
}

interface Hovered {
  readonly key: string;
  readonly anchor: DOMRect;
}

/** All pods as tiles, grouped by cluster. One set of listeners and one popover serve all of them. */
export function StatusGrid(props: StatusGridProps) {
  const { onOpen } = props;
  const clusters = useMemo(
    () => props.clusters.filter(view => !isEmpty(view)),
    [props.clusters],
  );
  const t = useText();
  const headingId = useId();
  const [hovered, setHovered] = useState<Hovered>();
  const podsByKey = useMemo(
    () =>
      new Map(
        clusters.flatMap(view => view.pods.map(pod => [pod.key, pod] as const)),
      ),
    [clusters],
  );
  const pod = hovered && podsByKey.get(hovered.key);
  const hide = () => setHovered(undefined);
  const show = (event: SyntheticEvent) => {
    const tile = tileOf(event.target);
    const key = tile?.dataset.pod;
    if (!tile || !key) hide();
    else if (key !== hovered?.key) {
      setHovered({ key, anchor: tile.getBoundingClientRect() });
    }
  };
  const open = (event: SyntheticEvent) => {
    const clicked = podsByKey.get(tileOf(event.target)?.dataset.pod ?? '');
    if (!clicked) return;
    hide();
    onOpen(clicked);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') hide();
    else if (focusNeighbour(event)) event.preventDefault();
  };
  useHideOnScroll(pod !== undefined, hide);

  return (
    <section className={styles.card} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {t('grid.heading')}
      </h3>
      <div
        role="presentation"
        onClick={open}
        onKeyDown={onKeyDown}
        onPointerOver={show}
        onPointerLeave={hide}
        onFocus={show}
        onBlur={hide}
      >
        <ul>
          {clusters.map(view => (
            <ClusterGroup
              key={view.cluster.head.name}
              view={view}
              ages={props.ages}
            />
          ))}
        </ul>
      </div>
      <EmptyClusters clusters={props.clusters.filter(isEmpty)} />
      {hovered && pod && (
        <PodPopover pod={pod} anchor={hovered.anchor} ages={props.ages} />
      )}
    </section>
  );
}

function tileOf(target: EventTarget): HTMLElement | undefined {
  const tile =
    target instanceof Element ? target.closest('button[data-pod]') : undefined;
  return tile instanceof HTMLElement ? tile : undefined;
}

/** Moves the focus to another tile of the same group; false for a key that does not. */
function focusNeighbour(event: KeyboardEvent): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const tile = tileOf(event.target);
  const group = tile?.closest('[data-columns]');
  if (!tile || !(group instanceof HTMLElement)) return false;
  const tiles = [...group.querySelectorAll('button')];
  const next = moveFocus(
    event.key,
    tiles.findIndex(each => each === tile),
    { count: tiles.length, columns: Number(group.dataset.columns) },
  );
  if (next === undefined) return false;
  tiles[next].focus();
  return true;
}

/** The popover stands where the tile was, so it goes when the page moves. */
function useHideOnScroll(isShown: boolean, hide: () => void) {
  useEffect(() => {
    if (!isShown) return undefined;
    window.addEventListener('scroll', hide, true);
    return () => window.removeEventListener('scroll', hide, true);
  });
}
