import { FleetEvent } from '@podlight/backstage-plugin-kubernetes-node';
import { toSafeMessage } from '../../util/safeMessage';
import { FLEET_KINDS, FleetKind } from '../records';
import {
  FieldError,
  readFlag,
  readList,
  readObject,
  readText,
  readTime,
} from './fields';

/** Of a resource version, which is opaque. */
const MAX_VERSION = 16_384;

const MAX_MESSAGE = 500;

/** What a source tells, without a look at the objects in it. */
export type AddedEvent = { readonly kind: FleetKind } & (
  | {
      readonly type: 'changed';
      readonly records: readonly unknown[];
      readonly objects: readonly unknown[];
      readonly deleted: readonly unknown[];
      /** In milliseconds since 1970; undefined where the source does not say. */
      readonly readAt: number | undefined;
    }
  | {
      readonly type: 'listEnded';
      readonly resourceVersion: string;
      readonly isLimited: boolean;
    }
  | { readonly type: 'gap'; readonly message: string }
  | {
      readonly type: Exclude<
        FleetEvent['type'],
        'changed' | 'listEnded' | 'gap'
      >;
    }
);

const KINDS: ReadonlySet<unknown> = new Set(FLEET_KINDS);

/**
 * An event of a source that a module has added, which may be JavaScript.
 *
 * @throws FieldError that names the first field that is not what it has to be
 */
export function readAddedEvent(raw: unknown): AddedEvent {
  const event = readObject(raw, 'an event');
  const { kind, type } = event;
  if (!isKind(kind)) {
    throw new FieldError('kind', `one of ${FLEET_KINDS.join(', ')}`);
  }
  switch (type) {
    case 'changed':
      return {
        type,
        kind,
        records: readList(event.records, 'records'),
        objects: readList(event.objects, 'objects'),
        deleted: readList(event.deleted, 'deleted'),
        readAt: readTime(event.readAt, 'readAt'),
      };
    case 'listEnded':
      return {
        type,
        kind,
        resourceVersion: readText(
          event.resourceVersion,
          'resourceVersion',
          MAX_VERSION,
        ),
        isLimited: readFlag(event.isLimited, 'isLimited'),
      };
    case 'gap':
      return { type, kind, message: readMessage(event.message) };
    case 'listBegun':
    case 'live':
    case 'absent':
      return { type, kind };
    default:
      throw new FieldError(
        'type',
        'one of listBegun, changed, listEnded, live, gap, absent',
      );
  }
}

function isKind(kind: unknown): kind is FleetKind {
  return KINDS.has(kind);
}

/** For readers of the fleet page, so credentials in it are masked. */
function readMessage(raw: unknown): string {
  if (typeof raw !== 'string' || raw.trim() === '') {
    throw new FieldError('message', 'text');
  }
  return toSafeMessage(raw.slice(0, MAX_MESSAGE));
}
