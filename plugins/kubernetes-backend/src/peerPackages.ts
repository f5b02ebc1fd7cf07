/** What to do about each package that Podlight replaces when a backend still loads it. */
const PEERS: Readonly<Record<string, string>> = {
  '@backstage/plugin-kubernetes-backend':
    "Podlight takes its place, and two plugins with the id 'kubernetes' keep Backstage from starting. Remove its line from packages/backend/src/index.ts and run: yarn --cwd packages/backend remove @backstage/plugin-kubernetes-backend",
  '@backstage/plugin-kubernetes-node':
    'What is written for it adds nothing to Podlight. Implement the interfaces of @podlight/backstage-plugin-kubernetes-node instead, and remove it where nothing else needs it',
};

/**
 * A warning for each package of `@backstage/plugin-kubernetes` that this process
 * has loaded. It uses the modules that Node has loaded, because Backstage tells a
 * plugin nothing about others, least of all about one with the same id.
 */
export function peerPackageNotes(
  loaded: readonly string[] = Object.keys(require.cache ?? {}),
): readonly string[] {
  const files = loaded.map(file => file.replaceAll('\\', '/'));
  return Object.entries(PEERS)
    .filter(([name]) =>
      files.some(file => file.includes(`/node_modules/${name}/`)),
    )
    .map(([name, advice]) => `${name} is loaded beside Podlight. ${advice}.`);
}
