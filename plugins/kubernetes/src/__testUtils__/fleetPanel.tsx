import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { FakeAnswers, FakeKubernetesApi } from '../fixtures';

let address = '';

function Where() {
  const { pathname, search } = useLocation();
  address = `${pathname}${search}`;
  return null;
}

/** Where the page is now. */
export function currentAddress(): string {
  return address;
}

/** Renders something about many services in an app whose catalog is at its usual place. */
export function showFleet(
  element: ReactElement,
  answers: FakeAnswers,
  route = '/fleet',
) {
  const api = new FakeKubernetesApi(answers);
  renderInTestApp(
    <>
      <Where />
      {element}
    </>,
    {
      apis: [[kubernetesApiRef, api]],
      initialRouteEntries: [route],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return api;
}
