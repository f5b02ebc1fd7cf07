import {
  KeyboardEvent,
  MouseEvent,
  SyntheticEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { AgeWords } from '../../format';
import { GroupView, PodView } from '../../service';
import { TileSize, useMarkedPods } from '../../viewState';
import { moveFocus } from './moveFocus';
import { PodGroup } from './PodGroup';
import { PodPopover } from './PodPopover';
import { TileLegend } from './TileLegend';

/** @internal */
export interface StatusGridProps {
  readonly groups: readonly GroupView[];
  readonly size: TileSize;
  readonly isOpen: (group: GroupView) => boolean;
  readonly ages: AgeWords;
  /** Pods that are just ready are counted instead of drawn one by one; drawn when absent. */
  readonly countsReady?: boolean;
  readonly onToggle: (group: GroupView) => void;
  readonly onLogs: (group: GroupView) => void;
  readonly onOpen: (pod: PodView) => void;
  /** Leads to the help with the worst problem of a pod; absent where that cannot be shown. */
  readonly onHelp?: (pod: PodView) => void;
}

/** Long enough to move the pointer from a tile to its popover. */
const HIDE_DELAY_MS = 150;

interface Hovered {
  readonly key: string;
  readonly anchor: DOMRect;
}

/** Pods as tiles, in groups. One set of listeners and one popover serve all of them. */
export function StatusGrid(props: StatusGridProps) {
  const { groups, onOpen } = props;
  const marks = useMarkedPods();
  const [hovered, setHovered] = useState<Hovered>();
  const podsByKey = useMemo(
    () =>
      new Map(
        groups.flatMap(group => group.pods.map(pod => [pod.key, pod] as const)),
      ),
    [groups],
  );
  const pod = hovered && podsByKey.get(hovered.key);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const keep = () => clearTimeout(timer.current);
  const hide = () => {
    keep();
    setHovered(undefined);
  };
  const hideSoon = () => {
    keep();
    timer.current = setTimeout(() => setHovered(undefined), HIDE_DELAY_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = (event: SyntheticEvent) => {
    const tile = findTile(event.target);
    const key = tile?.dataset.pod;
    if (!tile || !key) {
      hideSoon();
      return;
    }
    keep();
    if (key !== hovered?.key) {
      setHovered({ key, anchor: tile.getBoundingClientRect() });
    }
  };
  const open = (event: MouseEvent) => {
    const clicked = podsByKey.get(findTile(event.target)?.dataset.pod ?? '');
    if (!clicked) return;
    hide();
    if (marks && (event.ctrlKey || event.metaKey)) marks.toggle(clicked.key);
    else onOpen(clicked);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') hide();
    else if (focusNeighbour(event)) event.preventDefault();
  };
  useHideOnScroll(pod !== undefined, hide);

  return (
    <>
      <div
        role="presentation"
        onClick={open}
        onKeyDown={onKeyDown}
        onPointerOver={show}
        onPointerLeave={hideSoon}
        onFocus={show}
        onBlur={hide}
      >
        <ul>
          {groups.map(group => (
            <PodGroup
              key={group.id}
              group={group}
              level={4}
              size={props.size}
              isOpen={props.isOpen}
              countsReady={props.countsReady}
              ages={props.ages}
              onToggle={props.onToggle}
              onLogs={props.onLogs}
            />
          ))}
        </ul>
        {props.size !== 's' && (
          <TileLegend groups={groups} now={props.ages.now} />
        )}
      </div>
      {hovered && pod && (
        <PodPopover
          pod={pod}
          anchor={hovered.anchor}
          ages={props.ages}
          onHelp={
            props.onHelp &&
            (failing => {
              hide();
              props.onHelp?.(failing);
            })
          }
          onPointerEnter={keep}
          onPointerLeave={hideSoon}
        />
      )}
    </>
  );
}

function findTile(target: EventTarget): HTMLElement | undefined {
  const tile =
    target instanceof Element ? target.closest('button[data-pod]') : undefined;
  return tile instanceof HTMLElement ? tile : undefined;
}

/** Moves the focus to another tile of the same group; false for a key that does not. */
function focusNeighbour(event: KeyboardEvent): boolean {
  if (event.altKey || event.metaKey) return false;
  const tile = findTile(event.target);
  const group = tile?.closest('[data-columns]');
  if (!tile || !(group instanceof HTMLElement)) return false;
  const tiles = [...group.querySelectorAll('button')];
  const next = moveFocus(
    event.key,
    tiles.findIndex(each => each === tile),
    { count: tiles.length, columns: Number(group.dataset.columns) },
    event.ctrlKey,
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
