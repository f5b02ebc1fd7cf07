import {
  appLanguageApiRef,
  appThemeApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { TestApiProvider } from '@backstage/test-utils';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { anEntity } from '../../src/fixtures';
import { findPartPage } from '../catalog';
import { everythingDelivered, forwardToOpenPage } from '../openPageApi';
import { PARTS } from '../parts';

const ENTITY = anEntity();

const STILL = `*, *::before, *::after {
  animation: none !important;
  transition: none !important;
  caret-color: transparent !important;
}`;

/** One part in one state, as its address says. */
export function PartPage() {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams(search);
  useAppearance(query.get('theme'), query.get('language'));
  const page = findPartPage(pathname);
  if (!page) {
    return (
      <p>
        There is no such part. <Link to="/">All parts</Link>
      </p>
    );
  }
  return (
    <EntityProvider entity={ENTITY} key={pathname}>
      {!query.has('motion') && <style>{STILL}</style>}
      <Delivery path={pathname}>
        <OwnApi>
          <div data-part={page.part} style={{ padding: 24 }}>
            {PARTS[page.part].render(page.state)}
          </div>
        </OwnApi>
      </Delivery>
    </EntityProvider>
  );
}

/** Hooks keep what an API has answered, so that no page may have the one of the page before. */
function OwnApi(props: { readonly children: ReactNode }) {
  const [api] = useState(forwardToOpenPage);
  return (
    <TestApiProvider apis={[[kubernetesApiRef, api]]}>
      {props.children}
    </TestApiProvider>
  );
}

/**
 * Marks the page when all messages are on it, for tests. It begins when the page before has
 * left: all pages ask one API about one entity, whose connection hooks share.
 */
function Delivery(props: {
  readonly path: string;
  readonly children: ReactNode;
}) {
  const [isAlone, setAlone] = useState(false);
  const [isDelivered, setDelivered] = useState(false);
  useEffect(() => setAlone(true), []);
  useEffect(() => {
    if (!isAlone) return undefined;
    let isOpen = true;
    void everythingDelivered().then(() => isOpen && setDelivered(true));
    return () => {
      isOpen = false;
    };
  }, [isAlone]);
  return (
    <div data-delivered={isDelivered} data-page={props.path}>
      {isAlone && props.children}
    </div>
  );
}

function useAppearance(theme: string | null, language: string | null) {
  const themes = useApi(appThemeApiRef);
  const languages = useApi(appLanguageApiRef);
  useEffect(() => themes.setActiveThemeId(theme ?? undefined), [themes, theme]);
  useEffect(
    () => languages.setLanguage(language ?? 'en'),
    [languages, language],
  );
}
