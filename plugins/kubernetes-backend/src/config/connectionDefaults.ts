/** How clusters are read where nothing else is configured; `config.d.ts` explains it to operators. */
export const CONNECTION_DEFAULTS = {
  refreshIntervalMs: 10_000,
  connectMs: 3_000,
  firstByteMs: 10_000,
} as const;
