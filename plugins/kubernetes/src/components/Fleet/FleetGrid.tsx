import {
  FleetColumns,
  FleetEnvironment,
  FleetGroup,
  FleetGroupBy,
  FleetServiceRow,
  isFleetProblem,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  CSSProperties,
  FocusEvent,
  KeyboardEvent,
  MouseEvent,
  useMemo,
  useRef,
} from 'react';
import { useNavigate } from 'react-router-dom';
import { StateSign } from '../StateSign';
import { isKeyTaken, useWidth } from '../ui';
import styles from './Fleet.module.css';
import { FleetLayout, FleetRow } from './FleetRow';
import { fleetSign } from './fleetSign';
import { nextStop } from './gridKeys';
import { FleetWords } from './useFleetWords';
import { useGrowingCount } from './useGrowingCount';
import { ServiceLinks } from './useServiceLinks';

/** Rows that the browser leaves undrawn together while they are off the screen. */
const CHUNK = 25;
/** Rows that are drawn in one go. */
const STEP = 25;

const NAME_PX = 300;
const COLUMN_PX = 112;
/** Enough for the name of a service beside chips. */
const CHIPS_BESIDE_PX = 720;
/** Of a row with a problem, for its place while it is not drawn. */
const ROW_PX = 64;

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

type Item =
  | { readonly type: 'group'; readonly group: FleetGroup }
  | { readonly type: 'service'; readonly service: FleetServiceRow };

/** Services and where they run. It is one stop of the Tab key; arrow keys go from cell to cell. */
export function FleetGrid(props: FleetGridProps) {
  const { columns, environments, groupBy, groups, listKey, words } = props;
  const { t } = words;
  const element = useRef<HTMLDivElement>(null);
  const layout = chooseLayout(environments.length, useWidth(element));
  const navigate = useNavigate();
  const items = useMemo(() => toItems(groups, groupBy), [groups, groupBy]);
  const count = useGrowingCount(items.length, STEP, listKey);
  const chunks: (readonly Item[])[] = [];
  for (let at = 0; at < count; at += CHUNK) {
    chunks.push(items.slice(at, Math.min(at + CHUNK, count)));
  }
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
        onFocus={moveTabStop}
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
        {chunks.map((chunk, index) => (
          <div
            key={index}
            role="rowgroup"
            className={styles.chunk}
            style={{
              containIntrinsicBlockSize: `auto ${chunk.length * ROW_PX}px`,
            }}
          >
            {chunk.map((item, place) =>
              item.type === 'group' ? (
                <GroupRow
                  key={`group ${item.group.value}`}
                  {...props}
                  group={item.group}
                />
              ) : (
                <FleetRow
                  key={item.service.entityRef}
                  service={item.service}
                  environments={environments}
                  unclear={props.unclear}
                  columns={columns}
                  layout={layout}
                  groupBy={groupBy}
                  isFirst={index === 0 && place === firstService(chunk)}
                  since={words.since(worstSince(item.service))}
                  words={words}
                  links={props.links}
                />
              ),
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function GroupRow(props: FleetGridProps & { readonly group: FleetGroup }) {
  const { group, groupBy, totals, words } = props;
  const { t } = words;
  if (groupBy === 'none') return null;
  const { value } = group;
  const problems = group.services.filter(({ state }) => isFleetProblem(state));
  return (
    <div role="row" className={styles.groupRow}>
      <span role="rowheader" className={styles.group}>
        <StateSign state={fleetSign(group.state)} sizePx={18} />
        <strong>
          {value === undefined
            ? t(`fleet.without.${groupBy}`)
            : words.refName(value)}
        </strong>{' '}
        <span className={styles.quiet}>
          {t('fleet.groupCounts', {
            count: problems.length,
            total: String(totals.get(value) ?? group.services.length),
          })}
        </span>
      </span>
    </div>
  );
}

function toItems(
  groups: readonly FleetGroup[],
  groupBy: FleetGroupBy,
): readonly Item[] {
  return groups.flatMap(group => {
    const services = group.services.map(
      (service): Item => ({ type: 'service', service }),
    );
    return groupBy === 'none'
      ? services
      : [{ type: 'group', group } as const, ...services];
  });
}

function firstService(chunk: readonly Item[]): number {
  return chunk.findIndex(({ type }) => type === 'service');
}

function worstSince({ cells, state }: FleetServiceRow): string | undefined {
  return cells.find(cell => cell.state === state)?.since;
}

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

/** @param widthPx - undefined where nothing can be measured */
function chooseLayout(columns: number, widthPx = Infinity): FleetLayout {
  if (widthPx >= NAME_PX + columns * COLUMN_PX) return 'columns';
  return widthPx >= CHIPS_BESIDE_PX ? 'chips' : 'chipsBelow';
}
