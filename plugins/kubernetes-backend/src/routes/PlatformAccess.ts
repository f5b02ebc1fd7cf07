import {
  AuthService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { kubernetesClustersReadPermission } from '@podlight/backstage-plugin-kubernetes-common';
import { Request } from 'express';
import { Caller } from '../auth';
import { identifyCaller } from './identifyCaller';

export interface PlatformAccessOptions {
  readonly auth: AuthService;
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
}

/** Authorizes the routes about clusters, which are for the operators of Backstage. */
export class PlatformAccess {
  readonly #options: PlatformAccessOptions;

  constructor(options: PlatformAccessOptions) {
    this.#options = options;
  }

  /** Throws AuthenticationError or NotAllowedError. */
  async authorize(request: Request): Promise<Caller> {
    const principal = await identifyCaller(this.#options, request);
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission: kubernetesClustersReadPermission }],
      { credentials: principal.credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You don't have permission to view cluster health (${kubernetesClustersReadPermission.name}).`,
      );
    }
    return principal;
  }
}
