import { MergedLogMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { isJsonObject, JsonObject, parseJson, unreadable } from './readJson';
import { StreamError } from './StreamError';
import { streamText, StreamTextOptions } from './streamText';

/** The backend sends no longer chunk of a log, escapes included. */
const MAX_MESSAGE_CHARACTERS = 4 * 1024 * 1024;

const hasPod = (value: JsonObject) => typeof value.pod === 'number';

/** The outline only, as with the messages of a service. */
const hasOutline: Readonly<
  Record<MergedLogMessage['type'], (value: JsonObject) => boolean>
> = {
  lines: value => hasPod(value) && typeof value.text === 'string',
  over: hasPod,
  failed: value => hasPod(value) && typeof value.message === 'string',
  heartbeat: () => true,
  end: value =>
    typeof value.reason === 'string' && typeof value.message === 'string',
};

function isKnownType(type: unknown): type is MergedLogMessage['type'] {
  return typeof type === 'string' && Object.hasOwn(hasOutline, type);
}

function isMessage(value: unknown): value is MergedLogMessage {
  if (!isJsonObject(value)) return false;
  return isKnownType(value.type) && hasOutline[value.type](value);
}

/** A type that only a newer backend knows is ignored, as with the messages of a service. */
function isOfNewerBackend(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    typeof value.type === 'string' &&
    !isKnownType(value.type)
  );
}

/**
 * Yields the messages of an entity's `logs` route, the last of which is `end`,
 * unless the signal aborts before.
 *
 * @throws `ResponseError`, or {@link StreamError} when the connection breaks,
 * falls silent, or is not what it should be
 *
 * @internal
 */
export async function* streamMergedLog(
  options: Omit<StreamTextOptions, 'isBeating'>,
): AsyncGenerator<MergedLogMessage, void, void> {
  for await (const line of splitLines(
    streamText({ ...options, isBeating: true }),
  )) {
    const message = parseJson(line);
    if (isOfNewerBackend(message)) continue;
    if (!isMessage(message)) throw unreadable('a message', line);
    yield message;
    if (message.type === 'end') return;
  }
  if (options.signal.aborted) return;
  throw new StreamError(
    'The connection to the logs was closed. Reconnect to continue.',
  );
}

async function* splitLines(
  pieces: AsyncIterable<string>,
): AsyncGenerator<string, void, void> {
  let pending = '';
  for await (const piece of pieces) {
    const lines = (pending + piece).split('\n');
    pending = lines.pop() ?? '';
    if (pending.length > MAX_MESSAGE_CHARACTERS)
      throw unreadable('a message', pending);
    yield* lines;
  }
}
