import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { waitFor } from '@testing-library/react';
import { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { FleetWords, useFleetWords } from '../components/Fleet/useFleetWords';
import {
  ServiceLinks,
  useServiceLinks,
} from '../components/Fleet/useServiceLinks';
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

/** Renders what takes the words and addresses of a page of services; gives the words, to quote them. */
export async function showWithFleetWords(
  draw: (words: FleetWords, links: ServiceLinks) => ReactElement,
  now = Date.now(),
): Promise<FleetWords> {
  let seen: FleetWords | undefined;
  function Page() {
    const words = useFleetWords(now);
    const links = useServiceLinks();
    seen = words;
    return draw(words, links);
  }
  showFleet(<Page />, {});
  return waitFor(() => {
    if (!seen) throw new Error('Nothing is rendered yet');
    return seen;
  });
}
