import { useDuration } from '../../format';
import { asNumber, asText } from './values';

/** Whole seconds; as it is written where it is no duration of Go. */
export type PlannedDuration = number | string;

const SECONDS: Readonly<Record<string, number>> = {
  h: 3_600,
  m: 60,
  s: 1,
  ms: 0.001,
};
const DURATION = /^(?:\d+(?:\.\d+)?(?:h|ms|m|s))+$/;
const PART = /(\d+(?:\.\d+)?)(h|ms|m|s)/gy;

/** Reads `1h30m`, and seconds with or without quotes. Fractions of a second don't count, as to the controller. */
export function readDuration(value: unknown): PlannedDuration | undefined {
  const text = asText(value) ?? asNumber(value)?.toString();
  if (text === undefined) return undefined;
  const seconds = DURATION.test(text)
    ? wholeSeconds(text)
    : Number(/^\d+$/.test(text) ? text : Number.NaN);
  return Number.isSafeInteger(seconds) ? seconds : text;
}

function wholeSeconds(text: string): number {
  const sum = [...text.matchAll(PART)].reduce(
    (seconds, [, amount, unit]) => seconds + +amount * SECONDS[unit],
    0,
  );
  // 8.2 minutes are a little less than 492 seconds to floating point.
  return Math.floor(Math.round(sum * 1_000) / 1_000);
}

/** Words for a planned duration, in the reader's language. */
export function usePlannedDuration(): (duration: PlannedDuration) => string {
  const words = useDuration();
  return duration =>
    typeof duration === 'number' ? words(duration) : duration;
}
