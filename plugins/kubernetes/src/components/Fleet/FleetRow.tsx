import {
  findFleetSkew,
  toEnvironmentCell,
} from '@podlight/backstage-plugin-kubernetes-common';
import { memo } from 'react';
import styles from './Fleet.module.css';
import { placeCell } from './placeCell';
import { placeChips } from './placeChips';
import { FleetRowProps, RowContext } from './rowProps';
import { serviceHead } from './serviceHead';

function PlainFleetRow(props: FleetRowProps) {
  const { columns, environments, layout, links, service, words } = props;
  const places = environments.map(environment => ({
    environment,
    name: words.environmentName(environment, columns),
    cell: toEnvironmentCell(service, environment),
  }));
  const row: RowContext = {
    ...{ links, service, words, unclear: props.unclear },
    name: words.serviceName(service),
    tab: links.toTab(service.entityRef),
    skew: findFleetSkew(service.cells),
  };
  return (
    <div
      role="row"
      className={styles.row}
      data-state={service.state}
      data-service={service.entityRef}
    >
      <div role="rowheader" className={styles.service}>
        {serviceHead(row, props)}
      </div>
      {layout === 'columns' ? (
        places.map(place => (
          <div
            key={place.environment.value ?? ''}
            role="gridcell"
            className={styles.cell}
          >
            {placeCell(row, place)}
          </div>
        ))
      ) : (
        <div role="gridcell" className={styles.places}>
          {placeChips(row, places)}
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
    a.placesSince === b.placesSince &&
    a.words.t === b.words.t &&
    a.words.classTitle === b.words.classTitle &&
    a.links === b.links,
);
