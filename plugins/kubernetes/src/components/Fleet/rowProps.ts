import {
  FleetColumns,
  FleetEnvironment,
  FleetEnvironmentCell,
  FleetGroupBy,
  FleetServiceRow,
  FleetSkew,
} from '@podlight/backstage-plugin-kubernetes-common';
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
  /** The same of all its places, as one text. */
  readonly placesSince: string;
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
