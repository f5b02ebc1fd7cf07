import { NUMBER_FIELDS } from './fields/numbers';

/** @public */
export const FILTER_ERROR_CODES = [
  'unclosed-quote',
  'missing-text',
  'missing-value',
  'missing-key',
  'unknown-field',
  'unknown-status',
  'missing-selector',
  'bad-selector',
  'too-long',
  ...NUMBER_FIELDS.map(field => `bad-${field}` as const),
] as const;

/** @public */
export type FilterErrorCode = (typeof FILTER_ERROR_CODES)[number];
