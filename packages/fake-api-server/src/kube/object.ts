/**
 * `metadata` of any object.
 *
 * @public
 */
export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  [field: string]: unknown;
}

/**
 * Any Kubernetes object. Read its fields with `at`, `textAt` and `listAt`.
 *
 * @public
 */
export interface KubernetesObject {
  apiVersion?: string;
  kind?: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value at a path, or undefined where the path ends early.
 *
 * @public
 */
export function at(
  value: unknown,
  ...path: readonly (string | number)[]
): unknown {
  let current = value;
  for (const step of path) {
    if (Array.isArray(current) && typeof step === 'number') {
      current = current[step];
    } else if (isRecord(current)) {
      current = current[step];
    } else {
      return undefined;
    }
  }
  return current;
}

/**
 * The text at a path, or undefined where there is none.
 *
 * @public
 */
export function textAt(
  value: unknown,
  ...path: readonly (string | number)[]
): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(
  value: unknown,
  ...path: readonly (string | number)[]
): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/**
 * The list at a path; empty where there is none.
 *
 * @public
 */
export function listAt(
  value: unknown,
  ...path: readonly (string | number)[]
): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/**
 * The object at a path; empty where there is none.
 *
 * @public
 */
export function recordAt(
  value: unknown,
  ...path: readonly (string | number)[]
): Readonly<Record<string, unknown>> {
  const found = at(value, ...path);
  return isRecord(found) ? found : {};
}

/** Milliseconds since 1970 of the timestamp at a path, undefined when there is none. */
export function timeAt(
  value: unknown,
  ...path: readonly (string | number)[]
): number | undefined {
  const parsed = Date.parse(textAt(value, ...path) ?? '');
  return Number.isNaN(parsed) ? undefined : parsed;
}

/**
 * A time as Kubernetes writes it: UTC in whole seconds.
 *
 * @public
 */
export function timestamp(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
}

/** `metav1.MicroTime`: microseconds, UTC. */
export function microTimestamp(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, -1)}000Z`;
}
