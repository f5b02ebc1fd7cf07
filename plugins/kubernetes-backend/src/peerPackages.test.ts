import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { peerPackageNotes } from './peerPackages';
import { celCompiler } from './__testUtils__/celCompiler';
import { createKubernetesPlugin } from './plugin';
import { startTestBackend } from './__testUtils__/startTestBackend';

describe('packages of the peer', () => {
  it('are named with what to do about them', () => {
    expect(
      peerPackageNotes([
        '/app/node_modules/@backstage/plugin-kubernetes-backend/dist/index.cjs.js',
        'C:\\app\\node_modules\\@backstage\\plugin-kubernetes-node\\dist\\index.cjs.js',
      ]),
    ).toEqual([
      expect.stringContaining(
        'yarn --cwd packages/backend remove @backstage/plugin-kubernetes-backend',
      ),
      expect.stringContaining('@podlight/backstage-plugin-kubernetes-node'),
    ]);
  });

  it('are not seen where there are none', () => {
    expect(
      peerPackageNotes([
        '/app/node_modules/@podlight/backstage-plugin-kubernetes-backend/dist/index.cjs.js',
        '/app/node_modules/@backstage/plugin-kubernetes-common/dist/index.cjs.js',
      ]),
    ).toEqual([]);
  });

  it('cannot be logged once both are added: Backstage does not start', async () => {
    const peer = createBackendPlugin({
      pluginId: 'kubernetes',
      register(env) {
        env.registerInit({ deps: {}, async init() {} });
      },
    });
    await expect(
      startTestBackend({
        features: [
          peer,
          createKubernetesPlugin({ loadCel: async () => celCompiler }),
        ],
      }),
    ).rejects.toThrow("Plugin 'kubernetes' is already registered");
  });
});
