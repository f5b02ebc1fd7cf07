import {
  FleetEnvironmentCell,
  isSkewed,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Fragment } from 'react';
import { StateSign } from '../StateSign';
import styles from './Fleet.module.css';
import { Place, RowContext } from './rowProps';
import { placeLink, readyText, versionText } from './placeCell';

/** Places without a problem are counted when there are more. */
const MAX_CALM_CHIPS = 3;
/** So many places with a problem are named. */
const MAX_CHIPS = 12;

type PresentPlace = Place & { readonly cell: FleetEnvironmentCell };

/** The places of a service where columns don't fit: those with a problem by name. */
export function placeChips(row: RowContext, places: readonly Place[]) {
  const { skew, words } = row;
  const { t } = words;
  const present = places.filter(isPresent);
  const isCalm = ({ cell }: PresentPlace) =>
    cell.state === 'healthy' && !isSkewed(cell, skew);
  const loud = present.filter(place => !isCalm(place));
  const calm = present.filter(isCalm);
  const shown = [
    ...loud.slice(0, MAX_CHIPS),
    ...(calm.length > MAX_CALM_CHIPS ? [] : calm),
  ];
  const rest = Math.max(0, loud.length - MAX_CHIPS);
  return (
    <>
      {shown.map(place => (
        <Fragment key={place.environment.value ?? ''}>
          {chip(row, place)}
        </Fragment>
      ))}
      {rest > 0 && (
        <span className={styles.quiet}>
          {t('fleet.morePlaces', { count: rest })}
        </span>
      )}
      {calm.length > MAX_CALM_CHIPS && (
        <span className={styles.calm}>
          <StateSign state="ready" /> {calm.length} {words.stateName('healthy')}
        </span>
      )}
    </>
  );
}

function isPresent(place: Place): place is PresentPlace {
  return place.cell !== undefined;
}

function chip(row: RowContext, { cell, name }: PresentPlace) {
  return placeLink(
    row,
    { cell, name },
    <>
      {name} {readyText(cell, row.words)}
      {isSkewed(cell, row.skew) && versionText(cell, row.skew)}
    </>,
    styles.placeChip,
  );
}
