import {
  FleetColumns,
  FleetEnvironment,
  FleetGroup,
  FleetGroupBy,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  CSSProperties,
  FocusEvent,
  KeyboardEvent,
  memo,
  MouseEvent,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { useNavigate } from 'react-router-dom';
import { isKeyTaken, useWidth } from '../ui';
import styles from './Fleet.module.css';
import { FleetChunk, FleetItem } from './FleetChunk';
import { toFleetChunks } from './fleetChunks';
import { nextStop } from './gridKeys';
import { FleetLayout } from './rowProps';
import { FleetWords } from './useFleetWords';
import { useGrowingCount } from './useGrowingCount';
import { useKeptFocus } from './useKeptFocus';
import { ServiceLinks } from './useServiceLinks';

const NAME_PX = 300;
const COLUMN_PX = 112;
/** Enough for the name of a service beside chips. */
const CHIPS_BESIDE_PX = 720;

/** @internal */
export interface FleetGridProps {
  readonly groups: readonly FleetGroup[];
  readonly groupBy: FleetGroupBy;
  readonly environments: readonly FleetEnvironment[];
  readonly unclear: ReadonlySet<string | undefined>;
  readonly columns: FleetColumns;
  /** Of all services of a group, listed or not. */
  readonly totals: ReadonlyMap<string | undefined, number>;
  readonly words: FleetWords;
  readonly links: ServiceLinks;
  /** Changes when another list is shown, rather than the same one updated. */
  readonly listKey: string;
}

function PlainFleetGrid(props: FleetGridProps) {
  const { columns, environments, groupBy, groups, listKey, totals, words } =
    props;
  const { t } = words;
  const element = useRef<HTMLDivElement>(null);
  const layout = chooseLayout(environments.length, useWidth(element));
  const navigate = useNavigate();
  const drawn = useRef<readonly (readonly FleetItem[])[]>();
  const chunks = useMemo(
    () => toFleetChunks(groups, groupBy, totals, drawn.current),
    [groups, groupBy, totals],
  );
  useEffect(() => {
    drawn.current = chunks;
  }, [chunks]);
  const count = useGrowingCount(chunks.length, 1, listKey);
  const focus = useKeptFocus(element, count === chunks.length);
  // After each paint, as the cell that had the Tab stop may be gone, or drawn anew.
  useEffect(() => keepTabStop(element.current));
  const onClick = (event: MouseEvent) => {
    const isPlain =
      event.button === 0 &&
      !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const link =
      event.target instanceof Element &&
      event.target.closest<HTMLElement>('a[data-to]');
    if (!isPlain || !link || event.defaultPrevented) return;
    event.preventDefault();
    navigate(link.dataset.to ?? '');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { ctrlKey, key, target } = event;
    if (isKeyTaken(event) && !ctrlKey) return;
    if (!(target instanceof Element)) return;
    const next = nextStop(key, ctrlKey, target);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div ref={element} className={styles.frame}>
      <div
        role="grid"
        tabIndex={-1}
        aria-label={t('fleet.grid')}
        className={styles.grid}
        data-layout={layout}
        style={
          {
            '--fleet-columns': environments.length,
          } as CSSProperties
        }
        onClick={onClick}
        onKeyDown={onKeyDown}
        onFocus={event => {
          moveTabStop(event);
          focus.onFocus(event);
        }}
        onBlur={focus.onBlur}
      >
        <div role="rowgroup" className={styles.head}>
          <div role="row" className={styles.row}>
            <span role="columnheader">{t('fleet.service')}</span>
            {layout === 'columns' ? (
              environments.map(environment => (
                <span
                  key={environment.value ?? ''}
                  role="columnheader"
                  className={styles.columnHead}
                >
                  {words.environmentName(environment, columns)}
                </span>
              ))
            ) : (
              <span role="columnheader" className={styles.placesHead}>
                {t('fleet.places')}
              </span>
            )}
          </div>
        </div>
        {chunks.slice(0, count).map((items, index) => (
          <FleetChunk
            key={index}
            items={items}
            isFirst={index === 0}
            environments={environments}
            unclear={props.unclear}
            columns={columns}
            layout={layout}
            groupBy={groupBy}
            words={words}
            links={props.links}
          />
        ))}
      </div>
    </div>
  );
}

/** Services and where they run. It is one stop of the Tab key; arrow keys go from cell to cell. */
export const FleetGrid = memo(PlainFleetGrid);

/** The cell that has the focus is the one that the Tab key comes back to. */
function moveTabStop({ currentTarget, target }: FocusEvent): void {
  if (!(target instanceof HTMLElement) || !('stop' in target.dataset)) return;
  for (const stop of currentTarget.querySelectorAll<HTMLElement>(
    '[data-stop][tabindex="0"]',
  )) {
    stop.tabIndex = -1;
  }
  target.tabIndex = 0;
}

/** Without a stop, the Tab key would pass the grid by. */
function keepTabStop(grid: HTMLElement | null): void {
  if (grid?.querySelector('[data-stop][tabindex="0"]')) return;
  const first = grid?.querySelector<HTMLElement>('[data-stop]');
  if (first) first.tabIndex = 0;
}

/** @param widthPx - undefined where nothing can be measured */
function chooseLayout(columns: number, widthPx = Infinity): FleetLayout {
  if (widthPx >= NAME_PX + columns * COLUMN_PX) return 'columns';
  return widthPx >= CHIPS_BESIDE_PX ? 'chips' : 'chipsBelow';
}
