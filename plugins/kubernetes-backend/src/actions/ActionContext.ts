import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { ServiceReader } from './ServiceReader';

/** What each action needs. */
export interface ActionContext {
  readonly reader: ServiceReader;
  /** Records who reads what, successful or not. */
  readonly audit: <T>(
    eventId: string,
    entityRef: string,
    credentials: BackstageCredentials,
    read: () => Promise<T>,
  ) => Promise<T>;
  /** The page of a service; undefined where Backstage's own address is not configured. */
  readonly tabUrl: (entityRef: string) => string | undefined;
}

/** {@link ActionContext.audit}, written to Backstage's audit log. */
export function auditWith(auditor: AuditorService): ActionContext['audit'] {
  return async (eventId, entityRef, _credentials, read) => {
    const event = await auditor.createEvent({
      eventId,
      severityLevel: 'medium',
      meta: { entityRef, action: true },
    });
    try {
      const result = await read();
      await event.success();
      return result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  };
}

/** {@link ActionContext.tabUrl}, with the paths that the catalog has by default. */
export function tabUrlBelow(
  baseUrl: string | undefined,
): ActionContext['tabUrl'] {
  return entityRef => {
    if (!baseUrl) return undefined;
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const path = [namespace, kind, name].map(encodeURIComponent).join('/');
    return `${baseUrl.replace(/\/$/, '')}/catalog/${path}/kubernetes`;
  };
}
