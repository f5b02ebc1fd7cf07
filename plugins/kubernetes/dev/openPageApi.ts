import { KubernetesApi } from '@podlight/backstage-plugin-kubernetes-react';
import { findPartPage, PartPage } from './catalog';
import { PARTS } from './parts';
import { Part } from './parts/Part';
import { PageApi, serviceApi } from './states/apis';

/** What the open page asks; made anew for each page. */
interface OpenPage {
  readonly page?: PartPage;
  readonly api?: PageApi;
  /** Whether the page follows the service, so that messages have to arrive. */
  isFollowing: boolean;
}

let open: OpenPage = { isFollowing: false };

function makeApi({ part, state }: PartPage): PageApi {
  const { apis }: Part = PARTS[part];
  return (apis?.[state] ?? serviceApi)(state);
}

function openPage(): OpenPage {
  const page = findPartPage(window.location.pathname);
  if (page !== open.page) {
    open = { page, api: page && makeApi(page), isFollowing: false };
  }
  return open;
}

/** Resolves when everything that the open page follows has arrived. */
export async function everythingDelivered(): Promise<void> {
  const { api, isFollowing } = openPage();
  if (isFollowing) await api?.delivered;
}

/** Forwards to the API of the open page, so that pages change without a reload. */
export function forwardToOpenPage(): KubernetesApi {
  return new Proxy({} as KubernetesApi, {
    get(_, name) {
      const current = openPage();
      if (name === 'followService') current.isFollowing = true;
      const member = current.api && Reflect.get(current.api, name);
      return typeof member === 'function' ? member.bind(current.api) : member;
    },
  });
}
