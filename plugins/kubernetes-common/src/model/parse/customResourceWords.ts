/** Fields that hold one word about the whole object, or an object with such a field. */
export const PHASE_FIELDS = [
  'phase',
  'state',
  'health',
  'status',
  'overallStatus',
  'currentState',
  'currentStatus',
  'healthStatus',
  'compliant',
  'applicationState',
  'condition',
  'summary',
];
/** Of an object that stands where a word could be. */
export const INNER_FIELDS = ['status', 'state', 'phase', 'currentStateSummary'];

/** What a scan finds is no failure of the scan. */
export const SCAN_FINDING = /^non[\s_-]?compliant$/i;

/** A word, or a few: anything longer is a text, which may quote a secret. */
const WORD = /^[A-Za-z][A-Za-z0-9_ -]{0,39}$/;

/** Whether a value is a word that a controller chose, and no text. */
export function isWord(value: unknown): value is string {
  return typeof value === 'string' && WORD.test(value);
}
