import {
  FleetEnvironmentCell,
  FleetSkew,
  isSkewed,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReactNode } from 'react';
import { visible } from '../../format/visible';
import { StateSign } from '../StateSign';
import { Hidden } from '../ui';
import styles from './Fleet.module.css';
import { Place, RowContext } from './rowProps';
import { fleetSign } from './fleetSign';
import { FleetWords } from './useFleetWords';

/**
 * What is in the cell of a column. A function rather than a component: a thousand services have
 * ten thousand of them, and each component would cost as much as what it draws.
 */
export function placeCell(row: RowContext, place: Place) {
  const { service, words } = row;
  const { cell, name } = place;
  if (!cell) {
    const isKnown =
      service.state !== 'unknown' && !row.unclear.has(place.environment.value);
    const names = { service: row.name, place: name };
    return (
      <span className={styles.absent} data-stop="" tabIndex={-1}>
        <span aria-hidden="true">{isKnown ? '–' : '?'}</span>
        <Hidden>
          {isKnown ? words.isAbsent(names) : words.isUnknown(names)}
        </Hidden>
      </span>
    );
  }
  return placeLink(
    row,
    { cell, name },
    <>
      {readyText(cell, words)}
      {versionText(cell, row.skew)}
    </>,
    styles.cellLink,
  );
}

/** The link of a cell or chip to the pods there; what is in it is for the eye only. */
export function placeLink(
  row: RowContext,
  {
    cell,
    name,
  }: { readonly cell: FleetEnvironmentCell; readonly name: string },
  content: ReactNode,
  className: string,
) {
  const { links, skew, tab, words } = row;
  const label = words.cellLabel(cell, { service: row.name, place: name }, skew);
  const to = links.toPods(tab, cell.clusters);
  return (
    <a
      className={className}
      href={links.toHref(to)}
      data-to={to}
      data-stop=""
      tabIndex={-1}
      title={label}
    >
      <Hidden>{label}</Hidden>
      <StateSign state={fleetSign(cell.state)} />
      <span aria-hidden="true">{content}</span>
    </a>
  );
}

export function readyText(cell: FleetEnvironmentCell, words: FleetWords) {
  return <span className={styles.ready}>{words.ready(cell)}</span>;
}

export function versionText(
  cell: FleetEnvironmentCell,
  skew: FleetSkew | undefined,
) {
  if (!cell.versions) return null;
  return (
    <span className={styles.version} data-differs={isSkewed(cell, skew)}>
      {` ${visible(cell.versions.join(', '))}`}
    </span>
  );
}
