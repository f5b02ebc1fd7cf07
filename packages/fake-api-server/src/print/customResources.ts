import { findValues, parseJsonPath } from '../kube/jsonPath';
import { KubernetesObject } from '../kube/object';
import { ParsedColumn, PrinterColumn, Resource } from '../kube/resources';
import { Cell, Column, columns, Printer } from './columns';
import { humanDuration } from './duration';

/** What a definition without columns gets. */
const AGE: ParsedColumn = {
  name: 'Age',
  type: 'date',
  jsonPath: '.metadata.creationTimestamp',
  path: parseJsonPath('.metadata.creationTimestamp'),
};

function describeColumn(column: PrinterColumn): Column {
  return {
    name: column.name,
    type: column.type,
    format: column.format ?? '',
    description:
      column.description ??
      `Custom resource definition column (in JSONPath format): ${column.jsonPath}`,
    priority: column.priority ?? 0,
  };
}

function printText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** As kubectl shows a time, not the time itself. */
function printDate(value: unknown, nowMs: number): Cell {
  if (typeof value !== 'string') return null;
  const timeMs = Date.parse(value);
  return Number.isNaN(timeMs) ? '<invalid>' : humanDuration(nowMs - timeMs);
}

/** A value of another type than its column's is left out. */
function printCell(
  { path, type }: ParsedColumn,
  object: KubernetesObject,
  nowMs: number,
): Cell {
  const value = findValues(path, object).at(0);
  if (value === undefined || value === null) return null;
  switch (type) {
    case 'string':
      return printText(value);
    case 'date':
      return printDate(value, nowMs);
    case 'integer':
      return typeof value === 'number' ? Math.trunc(value) : null;
    case 'number':
      return typeof value === 'number' ? value : null;
    default:
      return typeof value === 'boolean' ? value : null;
  }
}

/** Prints objects as the `additionalPrinterColumns` of their definition say. */
export function customResourcePrinter({
  printerColumns = [AGE],
}: Pick<Resource, 'printerColumns'>): Printer {
  return {
    columns: [...columns('Name'), ...printerColumns.map(describeColumn)],
    row: (object, nowMs) => [
      object.metadata.name,
      ...printerColumns.map(column => printCell(column, object, nowMs)),
    ],
  };
}
