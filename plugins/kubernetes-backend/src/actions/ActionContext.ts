import {
  AuditorService,
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { recordOutcome } from '../routes/audit';
import { toCaller } from '../routes/identifyCaller';
import { ServiceReader } from './ServiceReader';

/** What each action needs. */
export interface ActionContext {
  readonly reader: Pick<ServiceReader, 'read'>;
  /** Records who reads what, successful or not. */
  readonly audit: <T>(
    eventId: string,
    /** Absent for a read of many entities. */
    entityRef: string | undefined,
    credentials: BackstageCredentials,
    read: () => Promise<T>,
  ) => Promise<T>;
  /** The page of a service; undefined where Backstage's own address is not configured. */
  readonly tabUrl: (entityRef: string) => string | undefined;
}

/**
 * {@link ActionContext.audit}, written to Backstage's audit log. An action has no
 * request that would say who the caller is.
 */
export function auditWith(
  auditor: AuditorService,
  auth: AuthService,
): ActionContext['audit'] {
  return async (eventId, entityRef, credentials, read) => {
    const { userEntityRef } = toCaller(auth, credentials);
    const event = await auditor.createEvent({
      eventId,
      severityLevel: 'medium',
      meta: {
        ...(entityRef !== undefined && { entityRef }),
        action: true,
        ...(userEntityRef && { userEntityRef }),
      },
    });
    return recordOutcome(event, read);
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
