import { StreamError } from './StreamError';

const QUOTED_CHARACTERS = 80;

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws {@link StreamError} that quotes what was sent */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StreamError(
      `The Kubernetes backend sent something that is not JSON: ${quote(
        text,
      )}. A proxy between the browser and Backstage may have answered instead, or cut the answer off.`,
      cause,
    );
  }
}

/** A message that is JSON and nothing that this screen knows. */
export function unreadable(line: string): StreamError {
  return new StreamError(
    `The Kubernetes backend sent a message that this screen cannot read: ${quote(
      line,
    )}. Frontend and backend plugin must be of the same version.`,
  );
}

export function quote(text: string): string {
  const start = text.slice(0, QUOTED_CHARACTERS);
  return JSON.stringify(text.length > QUOTED_CHARACTERS ? `${start}…` : start);
}
