const MEBIBYTE = 1024 * 1024;

/** 0.1 + 0.2 of a millicore must not become one more. */
const ROUNDING = 1e-6;

/**
 * As `kubectl top` writes CPU: whole millicores, rounded up.
 *
 * @public
 */
export function formatMillicores(millicores: number): string {
  return `${Math.max(0, Math.ceil(millicores - ROUNDING))}m`;
}

/**
 * As `kubectl top` writes memory: whole mebibytes, rounded down.
 *
 * @public
 */
export function formatMebibytes(bytes: number): string {
  return `${Math.floor(bytes / MEBIBYTE)}Mi`;
}
