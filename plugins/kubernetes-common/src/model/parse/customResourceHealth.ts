import type { CustomResource, CustomResourcePhase } from '../customResource';
import { isFailureWord } from '../failureWords';
import { parsePartConditions } from './customResourceConditions';
import { parseFlags, parseReplicas } from './customResourceCounts';
import { parseError } from './customResourceErrors';
import { findParts, MAX_FAILED_PARTS } from './customResourceParts';
import {
  SCAN_FINDING,
  INNER_FIELDS,
  isWord,
  PHASE_FIELDS,
} from './customResourceWords';
import { json, Json, ownEntries } from './readers';

type Health = Pick<
  CustomResource['status'],
  'partConditions' | 'phases' | 'failedParts' | 'error'
>;

/** Fields that say how something ended: a good word there is about that alone. */
const RESULT_FIELDS = [
  'conclusion',
  'lastOperation',
  'lastOperationStatus',
  'outcome',
  'reason',
  'result',
  'stage',
  'syncStatus',
];

/** What has run to its end. */
const OVER = /^(?:complete|completed|succeeded)$/i;

/** That something has ended says nothing where its result does. */
const ENDED = /^(?:completed?|done|finished)$/i;

/**
 * What a status says about health besides its conditions.
 *
 * @param spec - says what is wanted
 * @param hasConditions - whether there are conditions
 * @param kind - the object's, which a field may be called after, as `policyStatus` of a ClusterAdmissionPolicy is
 */
export function parseHealthFields(
  status: Json,
  spec: Json = {},
  hasConditions = false,
  kind = '',
): Health {
  const partConditions = parsePartConditions(status);
  const results = RESULT_FIELDS.flatMap(field =>
    // `result.status` is about the whole, too, which the names of parts are not.
    parsePhase(field, status).map(({ word }) => ({ field, word })),
  ).filter(isBadResult);
  const hasFailed = results.length > 0;
  const parts = findParts(status);
  const ownPhases = parts.failed.length > 0 ? [] : findOwnPhases(status, kind);
  const words = [...PHASE_FIELDS, ...ownPhases]
    .flatMap(field => parsePhase(field, status))
    .filter(({ word }) => !(hasFailed && ENDED.test(word)));
  const isOver = words.some(({ word }) => OVER.test(word));
  const said = [
    ...words,
    // What has run to its end is not ready any more.
    ...[...parseFlags(status), ...parseReplicas(status, spec)].filter(
      ({ word }) => !(isOver && word === 'NotReady'),
    ),
  ];
  const failedParts = [
    ...results,
    // A result is also a field that may be about a part.
    ...parts.failed.filter(
      part => !results.some(({ field }) => field === part.field),
    ),
  ].slice(0, MAX_FAILED_PARTS);
  const isSilent = said.length === 0 && failedParts.length === 0;
  // An operation or a part counts where no word is said of the whole.
  const phases = isSilent
    ? [
        ...parsePhase('lastOperation', status),
        ...(hasConditions ? [] : parts.working),
      ].slice(0, 1)
    : said;
  const error =
    parseError(status, [...phases, ...results], hasConditions) ?? parts.error;
  return {
    ...(partConditions.length > 0 && { partConditions }),
    ...(phases.length > 0 && { phases }),
    ...(failedParts.length > 0 && { failedParts }),
    ...(error !== undefined && { error }),
  };
}

/** `policyStatus` of a ClusterAdmissionPolicy, `pool_status` of a DiskPool. */
function findOwnPhases(status: Json, kind: string): readonly string[] {
  const own = kind.toLowerCase();
  return ownEntries(status)
    .map(([key]) => key)
    .filter(key => {
      const [, prefix] =
        /^(\w{2,60}?)_?(?:phase|state|status)$/i.exec(key) ?? [];
      return prefix !== undefined && own.endsWith(prefix.toLowerCase());
    })
    .slice(0, 1);
}

/** A reason of several words is a text, which may tell of the past. */
function isBadResult({ field, word }: CustomResourcePhase): boolean {
  const isText = field === 'reason' && word.includes(' ');
  return isFailureWord(word) && !SCAN_FINDING.test(word) && !isText;
}

function parsePhase(
  field: string,
  status: Json,
): readonly CustomResourcePhase[] {
  const value = Object.hasOwn(status, field) ? status[field] : undefined;
  if (isWord(value)) return [{ field, word: value }];
  if (typeof value === 'string') {
    // The first word may stand before a text, which is not kept.
    const [, first] =
      /^(error|failed)[,:] (?!(?:0|nil|no errors?|none|null)\b|<nil>)/i.exec(
        value,
      ) ?? [];
    return first === undefined ? [] : [{ field, word: first }];
  }
  const inner = json(value);
  return INNER_FIELDS.flatMap(name => {
    const word = Object.hasOwn(inner, name) ? inner[name] : undefined;
    return isWord(word) ? [{ field: `${field}.${name}`, word }] : [];
  });
}
