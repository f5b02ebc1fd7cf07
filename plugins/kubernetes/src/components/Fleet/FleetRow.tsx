import {
  findFleetSkew,
  FleetColumns,
  FleetEnvironment,
  FleetEnvironmentCell,
  FleetGroupBy,
  FleetServiceRow,
  FleetSkew,
  isFleetProblem,
  isSkewed,
  toEnvironmentCell,
  worstFleetCell,
} from '@podlight/backstage-plugin-kubernetes-common';
import { memo } from 'react';
import { visible } from '../../format/visible';
import { StateSign } from '../StateSign';
import { Hidden } from '../ui';
import styles from './Fleet.module.css';
import { fleetSign } from './fleetSign';
import { FleetWords } from './useFleetWords';
import { ServiceLinks } from './useServiceLinks';

/** One column each, all in one, or all below the name. */
export type FleetLayout = 'columns' | 'chips' | 'chipsBelow';

/** Places without a problem are counted when there are more. */
const MOST_CALM_CHIPS = 3;
/** So many places with a problem are named. */
const MOST_CHIPS = 12;

/** @internal */
export interface FleetRowProps {
  readonly service: FleetServiceRow;
  readonly environments: readonly FleetEnvironment[];
  /** Values of those of which the index does not see everything. */
  readonly unclear: ReadonlySet<string | undefined>;
  readonly columns: FleetColumns;
  readonly layout: FleetLayout;
  readonly groupBy: FleetGroupBy;
  /** The Tab key reaches it at first. */
  readonly isFirst: boolean;
  /** How long its worst cell has been so, in words. */
  readonly since: string | undefined;
  readonly words: FleetWords;
  readonly links: ServiceLinks;
}

interface Place {
  readonly environment: FleetEnvironment;
  readonly name: string;
  readonly cell: FleetEnvironmentCell | undefined;
}

function PlainFleetRow(props: FleetRowProps) {
  const { columns, environments, layout, service, words } = props;
  const places = environments.map(environment => ({
    environment,
    name: words.environmentName(environment, columns),
    cell: toEnvironmentCell(service, environment),
  }));
  const skew = findFleetSkew(service.cells);
  return (
    <div role="row" className={styles.row} data-state={service.state}>
      <div role="rowheader" className={styles.service}>
        <ServiceHead {...props} skew={skew} />
      </div>
      {layout === 'columns' ? (
        places.map(place => (
          <div
            key={place.environment.value ?? ''}
            role="gridcell"
            className={styles.cell}
          >
            <PlaceCell {...props} place={place} skew={skew} />
          </div>
        ))
      ) : (
        <div role="gridcell" className={styles.places}>
          <Chips {...props} places={places} skew={skew} />
        </div>
      )}
    </div>
  );
}

/** One service. It is drawn again when it, or the words about it, have changed. */
export const FleetRow = memo(
  PlainFleetRow,
  (a, b) =>
    a.service === b.service &&
    a.environments === b.environments &&
    a.unclear === b.unclear &&
    a.columns === b.columns &&
    a.layout === b.layout &&
    a.groupBy === b.groupBy &&
    a.isFirst === b.isFirst &&
    a.since === b.since &&
    a.words.t === b.words.t &&
    a.words.classTitle === b.words.classTitle &&
    a.links === b.links,
);

function ServiceHead(
  props: FleetRowProps & { readonly skew: FleetSkew | undefined },
) {
  const { groupBy, links, service, since, words } = props;
  const { owner, system, state } = service;
  const { t } = words;
  const worst = worstFleetCell(service);
  const cause = worst && words.cause(worst);
  const to = links.toTab(service.entityRef);
  const facts = [
    ...[t(`fleet.state.${state}`), since],
    ...[
      props.skew && t('fleet.skew'),
      service.unseen && t('fleet.unseen', { count: service.unseen.length }),
      groupBy !== 'system' && system && words.refName(system),
      groupBy !== 'owner' && owner && words.refName(owner),
    ],
  ];
  return (
    <>
      <StateSign state={fleetSign(state)} sizePx={20} />
      <div className={styles.serviceText}>
        <a
          className={styles.name}
          href={links.toHref(to)}
          data-to={to}
          data-stop=""
          data-problem={isFleetProblem(state) || undefined}
          tabIndex={props.isFirst ? 0 : -1}
        >
          {words.serviceName(service)}
        </a>
        {cause && <p className={styles.cause}>{cause}</p>}
        <p className={styles.quiet}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
    </>
  );
}

interface PlaceProps extends FleetRowProps {
  readonly place: Place;
  readonly skew: FleetSkew | undefined;
}

function PlaceCell(props: PlaceProps) {
  const { links, place, service, skew, words } = props;
  const { cell, name } = place;
  const names = { service: words.serviceName(service), place: name };
  if (!cell) {
    const isKnown =
      service.state !== 'unknown' &&
      !props.unclear.has(place.environment.value);
    return (
      <span className={styles.absent} data-stop="" tabIndex={-1}>
        <span aria-hidden="true">{isKnown ? '–' : '?'}</span>
        <Hidden>
          {words.t(`fleet.cell.${isKnown ? 'absent' : 'unknown'}`, names)}
        </Hidden>
      </span>
    );
  }
  const label = words.cellLabel(cell, names, skew);
  const to = links.toTab(service.entityRef, cell.clusters);
  return (
    <a
      className={styles.cellLink}
      href={links.toHref(to)}
      data-to={to}
      data-stop=""
      tabIndex={-1}
      title={label}
    >
      <Hidden>{label}</Hidden>
      <StateSign state={fleetSign(cell.state)} />
      <span aria-hidden="true">
        <Ready cell={cell} words={words} />
        <Version cell={cell} skew={skew} words={words} />
      </span>
    </a>
  );
}

function Chips(
  props: FleetRowProps & {
    readonly places: readonly Place[];
    readonly skew: FleetSkew | undefined;
  },
) {
  const { t } = props.words;
  const present = props.places.filter(({ cell }) => cell);
  const isCalm = ({ cell }: Place) =>
    cell?.state === 'healthy' && !isSkewed(cell, props.skew);
  const loud = present.filter(place => !isCalm(place));
  const calm = present.filter(isCalm);
  const shown = [
    ...loud.slice(0, MOST_CHIPS),
    ...(calm.length > MOST_CALM_CHIPS ? [] : calm),
  ];
  const rest = Math.max(0, loud.length - MOST_CHIPS);
  return (
    <>
      {shown.map(place => (
        <Chip key={place.environment.value ?? ''} {...props} place={place} />
      ))}
      {rest > 0 && (
        <span className={styles.quiet}>
          {t('fleet.morePlaces', { count: rest })}
        </span>
      )}
      {calm.length > MOST_CALM_CHIPS && (
        <span className={styles.calm}>
          <StateSign state="ready" /> {calm.length} {t('fleet.state.healthy')}
        </span>
      )}
    </>
  );
}

function Chip(props: PlaceProps) {
  const { links, place, service, skew, words } = props;
  const { cell, name } = place;
  if (!cell) return null;
  const label = words.cellLabel(
    cell,
    { service: words.serviceName(service), place: name },
    skew,
  );
  const to = links.toTab(service.entityRef, cell.clusters);
  return (
    <a
      className={styles.placeChip}
      href={links.toHref(to)}
      data-to={to}
      data-stop=""
      tabIndex={-1}
      title={label}
    >
      <Hidden>{label}</Hidden>
      <StateSign state={fleetSign(cell.state)} />
      <span aria-hidden="true">
        {name} <Ready cell={cell} words={words} />
        {isSkewed(cell, skew) && (
          <Version cell={cell} skew={skew} words={words} />
        )}
      </span>
    </a>
  );
}

interface CellTextProps {
  readonly cell: FleetEnvironmentCell;
  readonly words: FleetWords;
}

function Ready({ cell, words }: CellTextProps) {
  const { pods, ready, state } = cell;
  return (
    <span className={styles.ready}>
      {pods > 0
        ? words.t('fleet.ready', { ready: String(ready), total: String(pods) })
        : words.t(`fleet.state.${state}`)}
    </span>
  );
}

function Version(
  props: CellTextProps & { readonly skew: FleetSkew | undefined },
) {
  const { cell, skew } = props;
  if (!cell.versions) return null;
  return (
    <span className={styles.version} data-differs={isSkewed(cell, skew)}>
      {' '}
      {visible(cell.versions.join(', '))}
    </span>
  );
}
