import {
  appTreeApiRef,
  coreExtensionData,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { createContext, useContext, useMemo } from 'react';
import { useHref } from 'react-router-dom';
import { linkToClusters } from '../../viewState';
import { memoize } from './memoize';

/** Of the extension that is the tab. */
const TAB = 'entity-content:kubernetes/kubernetes';

/** Unless the app says otherwise. */
const DEFAULT_PATH = '/kubernetes';

/** Where the tab is on the page of an entity, in an app that cannot be asked. */
export const TabPathContext = createContext<string | undefined>(undefined);

/** Where services and their tabs are. */
export interface ServiceLinks {
  /** The tab of a service. */
  toTab(entityRef: string): string;
  /** The tab at that address, with the pods of these clusters only. */
  toPods(tab: string, clusters: readonly string[]): string;
  /** The page of an entity. */
  toEntity(entityRef: string): string;
  /** What an anchor has for an address within the app. */
  toHref(address: string): string;
}

/** The addresses of services in this app. */
export function useServiceLinks(): ServiceLinks {
  const toEntity = useEntityRefLink();
  const tabPath = useTabPath();
  const base = useHref('/').replace(/\/$/, '');
  return useMemo(() => {
    // Services have the same few clusters, so each query is written once.
    const writeQuery = memoize((clusters: string) =>
      linkToClusters('', JSON.parse(clusters)),
    );
    return {
      toEntity,
      toTab: entityRef => `${toEntity(entityRef).replace(/\/$/, '')}${tabPath}`,
      toPods: (tab, clusters) =>
        `${tab}${writeQuery(JSON.stringify(clusters))}`,
      toHref: address => `${base}${address}`,
    };
  }, [toEntity, tabPath, base]);
}

function useTabPath(): string {
  const told = useContext(TabPathContext);
  const tree = useApiHolder().get(appTreeApiRef);
  return useMemo(() => {
    const node = tree?.getTree().tree.nodes.get(TAB);
    const path = told ?? node?.instance?.getData(coreExtensionData.routePath);
    return `/${(path ?? DEFAULT_PATH).replace(/^\//, '')}`;
  }, [told, tree]);
}
