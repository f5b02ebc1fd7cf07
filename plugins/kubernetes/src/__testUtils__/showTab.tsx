import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import {
  KubernetesApi,
  kubernetesApiRef,
} from '@podlight/backstage-plugin-kubernetes-react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { KubernetesTab } from '../components';
import { FakeAnswers, FakeKubernetesApi } from '../fixtures';

let search = '';

function Where() {
  search = useLocation().search;
  return null;
}

/** Renders the tab over an API that says these things, and gives the hands of a user. */
export function showTab(
  messages: readonly ServiceMessage[],
  answers: Omit<FakeAnswers, 'messages'> = {},
  query = '',
) {
  return showTabOver(new FakeKubernetesApi({ ...answers, messages }), query);
}

/** As {@link showTab}, over an API of the test's own. */
export function showTabOver(api: KubernetesApi, query = '') {
  renderInTestApp(
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'dice-roller' },
      }}
    >
      <Where />
      <KubernetesTab />
    </EntityProvider>,
    {
      apis: [[kubernetesApiRef, api]],
      initialRouteEntries: [`/${query}`],
    },
  );
  return userEvent.setup();
}

/** What the URL says of the view at this moment. */
export function viewQuery(): URLSearchParams {
  return new URLSearchParams(search);
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
