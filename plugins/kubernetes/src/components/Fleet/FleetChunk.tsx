import {
  FleetGroup,
  FleetServiceRow,
  worstFleetCell,
} from '@podlight/backstage-plugin-kubernetes-common';
import { memo } from 'react';
import styles from './Fleet.module.css';
import { FleetGroupRow } from './FleetGroupRow';
import { FleetRow } from './FleetRow';
import { FleetRowsProps } from './rowProps';

/** Of a row with a problem, for its place while it is not drawn. */
const ROW_PX = 64;

/** A line of the grid. */
export type FleetItem =
  | {
      readonly type: 'group';
      readonly group: FleetGroup;
      readonly total: number;
    }
  | { readonly type: 'service'; readonly service: FleetServiceRow };

/** @internal */
export interface FleetChunkProps extends FleetRowsProps {
  readonly items: readonly FleetItem[];
  /** The Tab key reaches its first service at first. */
  readonly isFirst: boolean;
}

function PlainFleetChunk(props: FleetChunkProps) {
  const { isFirst, items, ...rows } = props;
  const { words } = rows;
  const first = isFirst ? firstService(items) : -1;
  return (
    <div
      role="rowgroup"
      className={styles.chunk}
      style={{ containIntrinsicBlockSize: `auto ${items.length * ROW_PX}px` }}
    >
      {items.map((item, index) =>
        item.type === 'group' ? (
          <FleetGroupRow
            key={`group ${item.group.value}`}
            group={item.group}
            total={item.total}
            groupBy={rows.groupBy}
            words={words}
          />
        ) : (
          <FleetRow
            key={item.service.entityRef}
            {...rows}
            service={item.service}
            isFirst={index === first}
            since={words.since(worstFleetCell(item.service)?.since)}
            placesSince={item.service.cells
              .map(cell => words.since(cell.since) ?? '')
              .join()}
          />
        ),
      )}
    </div>
  );
}

/** Rows that the browser leaves undrawn together while they are off the screen. */
export const FleetChunk = memo(PlainFleetChunk);

function firstService(items: readonly FleetItem[]): number {
  return items.findIndex(({ type }) => type === 'service');
}
