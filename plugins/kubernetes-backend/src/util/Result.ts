import { ClusterReason } from '@podlight/backstage-plugin-kubernetes-common';

/** An expected failure, as a value: it stays with the cluster it happened in. */
export interface Failure {
  readonly ok: false;
  /** For everybody who looks. */
  readonly reason: ClusterReason;
  /** The same for those who run Backstage, with what others must not know: paths, accounts, a provider's own words. */
  readonly detail?: string;
  /** When the API server asked to be left alone for a while. */
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
