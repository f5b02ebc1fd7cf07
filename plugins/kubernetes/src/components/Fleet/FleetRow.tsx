import {
  findFleetSkew,
  FleetColumns,
  FleetEnvironment,
  FleetEnvironmentCell,
  FleetGroupBy,
  FleetServiceRow,
  FleetSkew,
  toEnvironmentCell,
} from '@podlight/backstage-plugin-kubernetes-common';
import { memo } from 'react';
import styles from './Fleet.module.css';
import { placeCell } from './placeCell';
import { placeChips } from './placeChips';
import { serviceHead } from './serviceHead';
import { FleetWords } from './useFleetWords';
import { ServiceLinks } from './useServiceLinks';

/** One column each, all in one, or all below the name. */
export type FleetLayout = 'columns' | 'chips' | 'chipsBelow';

/** What all rows of a grid have in common. */
export interface FleetRowsProps {
  readonly environments: readonly FleetEnvironment[];
  /** Values of those of which the index does not see everything. */
  readonly unclear: ReadonlySet<string | undefined>;
  readonly columns: FleetColumns;
  readonly layout: FleetLayout;
  readonly groupBy: FleetGroupBy;
  readonly words: FleetWords;
  readonly links: ServiceLinks;
}

/** @internal */
export interface FleetRowProps extends FleetRowsProps {
  readonly service: FleetServiceRow;
  /** The Tab key reaches it at first. */
  readonly isFirst: boolean;
  /** How long its worst cell has been so, in words. */
  readonly since: string | undefined;
}

/** What the parts of a row need. */
export interface RowContext
  extends Pick<FleetRowsProps, 'links' | 'unclear' | 'words'> {
  readonly service: FleetServiceRow;
  /** Of the service, as it is shown. */
  readonly name: string;
  /** Address of its tab. */
  readonly tab: string;
  readonly skew: FleetSkew | undefined;
}

/** A service in an environment. */
export interface Place {
  readonly environment: FleetEnvironment;
  readonly name: string;
  /** Undefined where it is not. */
  readonly cell: FleetEnvironmentCell | undefined;
}

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
    <div role="row" className={styles.row} data-state={service.state}>
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
    a.words.t === b.words.t &&
    a.words.classTitle === b.words.classTitle &&
    a.links === b.links,
);
