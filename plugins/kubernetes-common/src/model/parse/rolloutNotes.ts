import type { RolloutNotes } from '../workloads';
import { compact, json, Json, text } from './readers';

const REVISION = [
  'deployment.kubernetes.io/revision',
  'rollout.argoproj.io/revision',
];
const HISTORY = [
  'deployment.kubernetes.io/revision-history',
  'rollout.argoproj.io/revision-history',
];
const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** Keys that name a commit, with or without a domain; then those of a release. */
const SOURCES: readonly RegExp[] = [
  /^org\.opencontainers\.image\.revision$/,
  /(?:^|\/)(?:git-?)?(?:commit|sha)(?:-?(?:sha|id|hash))?$/i,
  /^org\.opencontainers\.image\.version$/,
  /^helm\.sh\/chart$/,
  /^app\.kubernetes\.io\/version$/,
];

/** A hash, tag or chart: longer ones are documents. */
const SOURCE_VALUE = /^[\w.+:/@-]{1,100}$/;

const MAX_CAUSE_LENGTH = 256;
/** As many as a revision history has. */
const MAX_EARLIER = 20;
const NUMBER = /^\d{1,10}$/;

/** What the metadata of a ReplicaSet or ControllerRevision says of its rollout. */
export function parseRolloutNotes(raw: unknown): RolloutNotes | undefined {
  const metadata = json(raw);
  const annotations = json(metadata.annotations);
  const revision = firstText(annotations, REVISION);
  const earlier = (firstText(annotations, HISTORY) ?? '')
    .split(',')
    .filter(each => NUMBER.test(each))
    .slice(-MAX_EARLIER);
  const changeCause = parseChangeCause(annotations[CHANGE_CAUSE]);
  const source = findSource(annotations, json(metadata.labels));
  const isKnown = revision !== undefined && NUMBER.test(revision);
  if (!isKnown && earlier.length === 0 && !changeCause && !source) {
    return undefined;
  }
  return compact({
    revision: isKnown ? revision : undefined,
    earlier,
    changeCause,
    source,
  });
}

function firstText(
  annotations: Json,
  keys: readonly string[],
): string | undefined {
  return keys.map(key => text(annotations[key])).find(Boolean);
}

/** Options of kubectl whose values are harmless. */
const HARMLESS = /^--(?:record|filename|namespace|image|context|replicas)=/;
/** `web=registry/web:1.4.2` of `kubectl set image`. */
const IMAGE = /^[\w.*-]{1,63}=[\w./:@-]{1,300}$/;

/**
 * The cause as people or `--record` wrote it. A recorded command line may set
 * environment variables or patch anything, so it ends where values begin.
 */
export function parseChangeCause(raw: unknown): string | undefined {
  const cause = text(raw, 2 * MAX_CAUSE_LENGTH)?.trim();
  if (!cause) return undefined;
  const words = cause.split(/\s+/);
  const isCommand = /(?:^|\/)(?:kubectl|oc)(?:\.exe)?$/.test(words[0]);
  if (!isCommand) return cause.slice(0, MAX_CAUSE_LENGTH);
  const isSetImage = words[1] === 'set' && words[2] === 'image';
  const end = words.findIndex(
    word =>
      /[={[<"'`]/.test(word) &&
      !HARMLESS.test(word) &&
      !(isSetImage && IMAGE.test(word)),
  );
  // What follows `-p` or `-e` is a value, too.
  const option = words.findIndex(
    word => /^-[a-z]$/.test(word) && !/^-[fnlR]$/.test(word),
  );
  const ends = [end, option].filter(at => at >= 0);
  return words
    .slice(0, ends.length > 0 ? Math.min(...ends) : undefined)
    .join(' ')
    .slice(0, MAX_CAUSE_LENGTH);
}

function findSource(annotations: Json, labels: Json): RolloutNotes['source'] {
  const known = [...Object.entries(annotations), ...Object.entries(labels)];
  for (const pattern of SOURCES) {
    const found = known.find(
      ([key, value]) =>
        key.length <= 200 &&
        pattern.test(key) &&
        typeof value === 'string' &&
        SOURCE_VALUE.test(value),
    );
    if (found) return { key: found[0], value: String(found[1]) };
  }
  return undefined;
}
