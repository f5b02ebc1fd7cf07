import { findManager } from './manager';

const meta = (
  labels: Record<string, string>,
  annotations: Record<string, string> = {},
) => ({ name: 'web', namespace: 'shop', labels, annotations });

const tracking = (id: string) => ({ 'argocd.argoproj.io/tracking-id': id });

describe('findManager', () => {
  it.each([
    [
      'Argo CD by annotation',
      meta({}, tracking('checkout:apps/Deployment:shop/web')),
      { tool: 'Argo CD', name: 'checkout' },
    ],
    [
      'Argo CD by label',
      meta({ 'argocd.argoproj.io/instance': 'checkout' }),
      { tool: 'Argo CD', name: 'checkout' },
    ],
    [
      'Argo CD by the annotation rather than by the label, which a chart may set',
      {
        ...meta(
          { 'argocd.argoproj.io/instance': 'other' },
          tracking('checkout:apps/Deployment:shop/web'),
        ),
      },
      { tool: 'Argo CD', name: 'checkout' },
    ],
    [
      'a Kustomization of Flux',
      meta({ 'kustomize.toolkit.fluxcd.io/name': 'apps' }),
      { tool: 'Flux', name: 'apps' },
    ],
    [
      'a HelmRelease of Flux, before the Kustomization that brings it and before Helm',
      meta(
        {
          'helm.toolkit.fluxcd.io/name': 'web',
          'kustomize.toolkit.fluxcd.io/name': 'apps',
        },
        { 'meta.helm.sh/release-name': 'web-release' },
      ),
      { tool: 'Flux', name: 'web' },
    ],
    [
      'Helm',
      meta({}, { 'meta.helm.sh/release-name': 'web-release' }),
      { tool: 'Helm', name: 'web-release' },
    ],
  ])('recognizes %s', (_, metadata, manager) => {
    expect(findManager(metadata)).toEqual(manager);
  });

  it('prefers Argo CD, which renders charts with Helm', () => {
    expect(
      findManager(
        meta(
          {},
          {
            ...tracking('checkout:apps/Deployment:shop/web'),
            'meta.helm.sh/release-name': 'web-release',
          },
        ),
      ),
    ).toEqual({ tool: 'Argo CD', name: 'checkout' });
  });

  it.each([
    ['no mark', meta({})],
    [
      'the mark of another object, copied with its manifest',
      meta({}, tracking('checkout:apps/Deployment:shop/api')),
    ],
    ['a malformed mark', meta({}, tracking('checkout'))],
    ['an empty mark', meta({ 'kustomize.toolkit.fluxcd.io/name': '' })],
    [
      'a label that any tool may write',
      meta({ 'app.kubernetes.io/managed-by': 'Helm' }),
    ],
  ])('finds none with %s', (_, metadata) => {
    expect(findManager(metadata)).toBeUndefined();
  });
});
