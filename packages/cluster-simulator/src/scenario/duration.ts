import { z } from 'zod';

const UNITS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
};

/** `90s`, `25m`, `3h`, `12d` as seconds. */
export const durationSchema = z
  .string()
  .regex(/^\d+(\.\d+)?[smhd]$/, 'must be a duration like 90s, 25m, 3h or 12d')
  .transform(text => Number(text.slice(0, -1)) * UNITS[text.slice(-1)]);
