import {
  AnalyticsApi,
  analyticsApiRef,
  StorageApi,
  storageApiRef,
} from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  PermissionApi,
  permissionApiRef,
} from '@backstage/plugin-permission-react';
import {
  KubernetesApi,
  kubernetesApiRef,
} from '@podlight/backstage-plugin-kubernetes-react';
import { act, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReactElement } from 'react';

/** An API that knows when all of its messages are on the page. */
export type DeliveringApi = KubernetesApi & {
  readonly delivered: Promise<void>;
};

export interface RenderLoadedOptions {
  /** The path and query of the page. */
  readonly route?: string;
  readonly permissions?: PermissionApi;
  /** The user's settings. */
  readonly storage?: StorageApi;
  /** What receives events. */
  readonly analytics?: AnalyticsApi;
}

/**
 * Renders what follows a service. The user begins when the answer of every cluster is on the
 * page, so no test can click or assert halfway.
 */
export async function renderLoaded(
  element: ReactElement,
  api: DeliveringApi,
  { route = '/', permissions, storage, analytics }: RenderLoadedOptions = {},
) {
  renderInTestApp(element, {
    apis: [
      [kubernetesApiRef, api],
      ...(storage ? [[storageApiRef, storage] as const] : []),
      ...(analytics ? [[analyticsApiRef, analytics] as const] : []),
      ...(permissions ? [[permissionApiRef, permissions] as const] : []),
    ],
    initialRouteEntries: [route],
  });
  await act(() => api.delivered);
  // The first picture waits a moment for what may follow.
  await waitFor(
    () => expect(document.querySelector('[data-held="true"]')).toBeNull(),
    { timeout: 10_000 },
  );
  return userEvent.setup();
}
