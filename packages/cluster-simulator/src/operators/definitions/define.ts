import {
  CustomResource,
  PrinterColumn,
} from '@podlight/fake-kubernetes-api-server';

/** Name, path, type (`string` when absent), and 1 for `-o wide`. */
type ColumnInput = readonly [
  name: string,
  jsonPath: string,
  type?: PrinterColumn['type'],
  priority?: number,
];

export const AGE: ColumnInput = ['Age', '.metadata.creationTimestamp', 'date'];

/** A field of a condition. */
export function condition(
  name: string,
  type = name,
  field = 'status',
): ColumnInput {
  return [name, `.status.conditions[?(@.type=="${type}")].${field}`];
}

/** The column only in `-o wide`. */
export function wide([name, jsonPath, type]: ColumnInput): ColumnInput {
  return [name, jsonPath, type, 1];
}

export const READY = condition('Ready');
export const STATUS = condition('Status', 'Ready', 'message');

interface Options
  extends Pick<CustomResource, 'namespaced' | 'shortNames' | 'categories'> {
  /** Those that all kinds have when absent. */
  readonly columns?: readonly ColumnInput[];
}

/**
 * An API of an operator, as its CustomResourceDefinition adds it.
 *
 * @param apiVersion - `argoproj.io/v1alpha1`
 */
export function define(
  apiVersion: string,
  plural: string,
  kind: string,
  { columns, ...rest }: Options = {},
): CustomResource {
  const [group, version] = apiVersion.split('/');
  return {
    group,
    version,
    plural,
    kind,
    // The charts of most operators extend the ClusterRole `view`.
    view: true,
    ...rest,
    ...(columns && {
      printerColumns: columns.map(
        ([name, jsonPath, type = 'string', priority]) => ({
          name,
          jsonPath,
          type,
          ...(priority !== undefined && { priority }),
        }),
      ),
    }),
  };
}
