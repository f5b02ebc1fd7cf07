import { StreamError } from './StreamError';
import { UPGRADE_BACKEND } from './upgrade';

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
      `The Kubernetes backend sent invalid JSON: ${quote(
        text,
      )}. A proxy between the browser and Backstage may have answered instead, or cut off the response.`,
      cause,
    );
  }
}

/**
 * JSON that lacks what this page needs. What a newer backend adds is ignored, so
 * the backend is older.
 *
 * @param what - Such as `events`
 */
export function unreadable(what: string, text: string): StreamError {
  return new StreamError(
    `The Kubernetes backend sent ${what} that this page can't read: ${quote(
      text,
    )}. ${UPGRADE_BACKEND}`,
  );
}

function quote(text: string): string {
  const start = text.slice(0, QUOTED_CHARACTERS);
  return JSON.stringify(text.length > QUOTED_CHARACTERS ? `${start}…` : start);
}
