import * as react from '@podlight/backstage-plugin-kubernetes-react';
import * as tab from '.';
import * as legacyRoutes from './legacy/routes';

/**
 * APIs, translations, data and classic routes of `@backstage/plugin-kubernetes`
 * 0.12, `-react` 0.6 and `-cluster` 0.0.40.
 */
const IDS_OF_THE_PEER = [
  'kubernetes',
  'kubernetes-cluster',
  'kubernetes-react',
  'plugin.kubernetes-auth-providers.service',
  'plugin.kubernetes.cluster-link-formatter-service',
  'plugin.kubernetes.proxy-service',
  'plugin.kubernetes.service',
];

/** Every export of these packages that has an id; a blueprint's are those of its data. */
function listIds(exported: object): string[] {
  return Object.values(exported).flatMap(value => {
    // A reference to extension data is a function.
    if (!value || !['object', 'function'].includes(typeof value)) return [];
    if ('dataRefs' in value) return listIds(value.dataRefs);
    return 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  });
}

describe('ids of our own', () => {
  // The plugin's is shared: app-config, routes and links go on working.
  const { default: plugin, ...others } = tab;

  it('are none of the peer’s, but for the plugin’s', () => {
    const ids = [...listIds(react), ...listIds(others)];
    expect(ids).toEqual(
      expect.arrayContaining([
        'podlight.kubernetes',
        'podlight.kubernetes-logins',
        'podlight.kubernetes-findings',
        'podlight.kubernetes-panel',
        'podlight.kubernetes-pod-action',
        'podlight.kubernetes-pod-column',
      ]),
    );
    for (const id of ids) {
      expect(id).toMatch(/^podlight\./);
      expect(IDS_OF_THE_PEER).not.toContain(id);
    }
    expect(plugin.pluginId).toBe('kubernetes');
  });

  it('are those of the classic routes', () => {
    for (const ref of Object.values(legacyRoutes)) {
      expect(String(ref)).toContain('id=podlight.');
    }
  });
});
