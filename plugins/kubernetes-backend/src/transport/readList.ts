import { Readable } from 'node:stream';
import { ABANDONED } from '../util/timing';
import { WorkBudget, WorkSlices } from '../util/WorkBudget';
import { ListScanner, MalformedListError } from './ListScanner';

/** Most responses are far below this, and are parsed faster in one go than in pieces. */
const PIECEMEAL_ABOVE_BYTES = 256 * 1024;

export interface ReadListOptions {
  readonly maxBytes: number;
  readonly budget?: WorkBudget;
  /**
   * Called for each item as soon as it has arrived, with the head of the list. Return
   * false to skip the rest.
   */
  readonly onItem: (item: unknown, head: unknown) => boolean;
}

/**
 * - `whole`: small, and `onItem` was not called
 * - `items`: the list without its items
 * - `too-large`, `malformed`: with the number of bytes so far
 */
export type ReadListOutcome =
  | { readonly type: 'whole'; readonly bytes: Buffer }
  | { readonly type: 'items'; readonly list: unknown }
  | {
      readonly type: 'too-large' | 'malformed';
      readonly bytes: number;
    };

/**
 * Reads a list as it arrives: a large one is never in memory as a whole, nor is
 * it parsed in one go. Rejects when the body breaks off.
 */
export async function readList(
  body: Readable,
  { maxBytes, budget, onItem }: ReadListOptions,
): Promise<ReadListOutcome> {
  // It may break while an item is being parsed, when there is no other listener.
  body.on('error', () => undefined);
  const start = await readStart(body, PIECEMEAL_ABOVE_BYTES);
  if (start.isAll) return { type: 'whole', bytes: start.bytes };
  const slices = new WorkSlices(budget);
  const scanner = new ListScanner();
  let size = 0;
  const take = async (chunk: Buffer): Promise<boolean> => {
    size += chunk.length;
    for (const item of scanner.add(chunk)) {
      if (!onItem(JSON.parse(item), scanner.head)) return false;
      if (slices.isOver) await slices.pause();
    }
    return true;
  };
  const cut = (): ReadListOutcome => {
    body.destroy();
    return { type: 'items', list: scanner.head };
  };
  try {
    await slices.begin();
    if (!(await take(start.bytes))) return cut();
    slices.end();
    for await (const chunk of body) {
      await slices.begin();
      if (!(await take(Buffer.from(chunk)))) return cut();
      slices.end();
      if (size > maxBytes) {
        body.destroy();
        return { type: 'too-large', bytes: size };
      }
    }
    return { type: 'items', list: scanner.end() };
  } catch (error) {
    if (error instanceof MalformedListError || error instanceof SyntaxError) {
      body.destroy();
      return { type: 'malformed', bytes: size };
    }
    throw error;
  } finally {
    slices.end();
  }
}

/** All of a small body, or the start of a large one, which is paused then. */
function readStart(
  body: Readable,
  bytes: number,
): Promise<{ readonly bytes: Buffer; readonly isAll: boolean }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    // A body that is destroyed without an error was abandoned by its reader.
    const fail = () => reject(body.errored ?? ABANDONED);
    const listeners = {
      end: () => finish(true),
      error: fail,
      close: fail,
      data: (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size < bytes) return;
        body.pause();
        finish(false);
      },
    };
    function finish(isAll: boolean) {
      for (const [event, listener] of Object.entries(listeners)) {
        body.off(event, listener);
      }
      const [first] = chunks;
      resolve({
        bytes: chunks.length === 1 ? first : Buffer.concat(chunks, size),
        isAll,
      });
    }
    for (const [event, listener] of Object.entries(listeners)) {
      body.on(event, listener);
    }
    if (body.destroyed) fail();
  });
}
