import { scrubSecrets } from '../scrub';

/** Long enough for the API server's longest usual refusal, short enough for a tooltip. */
const MAX_MESSAGE_LENGTH = 500;

/**
 * Makes one safe line of foreign text: no credentials, no control characters (they
 * forge log lines and terminal output), bounded length.
 */
export function toSafeMessage(
  text: string,
  secrets: readonly string[] = [],
): string {
  const line = scrubSecrets(text.slice(0, 4 * MAX_MESSAGE_LENGTH), secrets)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  return line.length > MAX_MESSAGE_LENGTH
    ? `${line.slice(0, MAX_MESSAGE_LENGTH - 1)}…`
    : line;
}

/** The message of anything that was thrown. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
