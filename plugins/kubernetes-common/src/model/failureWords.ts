const WORDS =
  /^(?:aborted|blocked|broken|corrupted|crashed|crashloop(?:backoff)?|degraded|denied|err(?:or|ored)?|expired|fail(?:ed|ing|ure)?|faulted|invalid|lost|misconfigured|noncompliant|red|rejected|stalled|timedout|timeout|unavailable|unhealthy|unreachable)$/;

/** `FailedNotVisible`, `SUBMISSION_FAILED`, `ProvisioningFailed`. */
const PARTS =
  /^(?:Failed|Error)[A-Z]|(?:Failed|[a-z]Error)$|(?:^|_)(?:FAILED|FAILURE|ERROR)(?:_|$)/;

/** Whether one word about an object says that it fails. */
export function isFailureWord(word: string): boolean {
  return (
    WORDS.test(word.toLowerCase().replace(/[\s_-]/g, '')) || PARTS.test(word)
  );
}
