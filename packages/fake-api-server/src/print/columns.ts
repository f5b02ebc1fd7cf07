import { KubernetesObject } from '../kube/object';

/** Null where an object has no such value. */
export type Cell = string | number | boolean | null;

/** Prints one kind: its columns, and a row. */
export interface Printer {
  readonly columns: readonly Column[];
  row(object: KubernetesObject, nowMs: number): readonly Cell[];
}

export interface Column {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  readonly format: string;
  readonly description: string;
  /** 0 is always shown, 1 only by `-o wide`. */
  readonly priority: number;
}

/** Columns by name; `Name` gets its format, those after `|` are wide. */
export function columns(names: string): readonly Column[] {
  const [narrow, wide = ''] = names.split('|');
  const parse = (list: string, priority: number) =>
    list
      .split(',')
      .map(name => name.trim())
      .filter(Boolean)
      .map(
        (name): Column => ({
          name,
          type: 'string',
          format: name === 'Name' ? 'name' : '',
          description: '',
          priority,
        }),
      );
  return [...parse(narrow, 0), ...parse(wide, 1)];
}
