import { createApp } from '@backstage/frontend-defaults';
import {
  createFrontendModule,
  FrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import ReactDOM from 'react-dom/client';

let draw: (content: ReactNode) => void = () => {};

function Bench() {
  const [content, setContent] = useState<ReactNode>();
  useEffect(() => {
    draw = next => flushSync(() => setContent(next));
    document.body.dataset.ready = 'true';
  }, []);
  return <>{content}</>;
}

/** Draws without waiting for the layout. */
export function show(content: ReactNode): void {
  draw(content);
}

/** Takes away what is drawn. */
export function clear(): void {
  draw(undefined);
}

/** Milliseconds until what is drawn has been laid out. */
export function timed(content: ReactNode): number {
  const start = performance.now();
  draw(content);
  document.body.getBoundingClientRect();
  return performance.now() - start;
}

/** A Backstage app with nothing but what is drawn, and what that needs. */
export function mountBench(needed: readonly FrontendModule[] = []): void {
  const page = createFrontendModule({
    pluginId: 'app',
    extensions: [
      PageBlueprint.make({
        name: 'bench',
        params: { path: '/', loader: async () => <Bench /> },
      }),
    ],
  });

  const app = createApp({
    features: [page, ...needed],
    advanced: {
      configLoader: async () => ({
        config: new ConfigReader({
          app: {
            title: 'Benchmark',
            baseUrl: window.location.origin,
            extensions: [{ 'sign-in-page:app': false }],
          },
          backend: { baseUrl: window.location.origin },
        }),
      }),
    },
  });

  const root = document.getElementById('root');
  if (root) ReactDOM.createRoot(root).render(app.createRoot());
}
