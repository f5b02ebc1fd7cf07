import { ClusterReason } from '@podlight/backstage-plugin-kubernetes-common';

/** An expected failure, as a value. It concerns one cluster only. */
export interface Failure {
  readonly ok: false;
  /** Shown to all viewers. */
  readonly reason: ClusterReason;
  /** For operators only, with what viewers must not see: paths, accounts, a provider's own words. */
  readonly detail?: string;
  /** From the API server's `Retry-After`. */
  readonly retryAfterMs?: number;
}

export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(
  code: ClusterReason['code'],
  message: string,
  status?: number,
  detail?: string,
): Failure {
  return {
    ok: false,
    reason: { code, message, ...(status === undefined ? {} : { status }) },
    ...(detail === undefined ? {} : { detail }),
  };
}
