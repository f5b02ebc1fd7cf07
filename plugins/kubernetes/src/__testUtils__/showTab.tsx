import { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { AnalyticsApi, StorageApi } from '@backstage/frontend-plugin-api';
import { PermissionApi } from '@backstage/plugin-permission-react';
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { useLocation } from 'react-router-dom';
import { KubernetesTab, KubernetesTabProps } from '../components';
import { anEntity, FakeAnswers, FakeKubernetesApi } from '../fixtures';
import { DeliveringApi, renderLoaded } from './renderLoaded';

let search = '';

function Where() {
  search = useLocation().search;
  return null;
}

/** What the surrounding app decides. */
export interface ShowTabOptions extends KubernetesTabProps {
  readonly entity?: Entity;
  /** None when absent: nothing of the tab asks for one unless the backend offers what it takes. */
  readonly permissions?: PermissionApi;
  /** The user's settings; empty when absent. */
  readonly storage?: StorageApi;
  /** What receives the events of the app. */
  readonly analytics?: AnalyticsApi;
}

/**
 * Renders the tab over an API that sends these messages. The user begins when all of them are on
 * the page.
 */
export function showTab(
  messages: readonly ServiceMessage[],
  answers: Omit<FakeAnswers, 'messages'> = {},
  query = '',
  options: ShowTabOptions = {},
) {
  const api = new FakeKubernetesApi({ ...answers, messages });
  return showTabOver(api, query, options);
}

/** As {@link showTab}, over an API of the test's own. */
export function showTabOver(
  api: DeliveringApi,
  query = '',
  {
    entity = anEntity(),
    permissions,
    storage,
    analytics,
    ...props
  }: ShowTabOptions = {},
) {
  return renderLoaded(
    <EntityProvider entity={entity}>
      <Where />
      <KubernetesTab {...props} />
    </EntityProvider>,
    api,
    { route: `/${query}`, permissions, storage, analytics },
  );
}

/** What the URL says of the view at this moment. */
export function viewQuery(): URLSearchParams {
  return new URLSearchParams(search);
}

/** The same as it is written there. */
export function viewSearch(): string {
  return search;
}

/** A refusal as the backend words it. */
export async function refusal(status: number, message: string, code?: string) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message, code },
        request: { method: 'GET', url: '/' },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}
