/**
 * Compiles what an app would write against the packed packages, and reads all of
 * their own declarations as strictly as TypeScript can.
 */
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

const SCOPE = '@podlight/backstage-plugin-kubernetes';

/** What extensions and apps mostly import, by workspace and entry point. */
const NAMES = {
  backend: {
    [`${SCOPE}-node`]: [
      'AuthProvider',
      'ClusterDetails',
      'ClusterProvider',
      'kubernetesAuthProviderExtensionPoint',
      'kubernetesClusterProviderExtensionPoint',
      'kubernetesDiagnosisExtensionPoint',
      'kubernetesNamespacePolicyExtensionPoint',
      'kubernetesServiceLocatorExtensionPoint',
      'NamespacePolicy',
      'ServiceLocator',
    ],
    [`${SCOPE}-node/testing`]: ['authProviderCases', 'clusterProviderCases'],
    [`${SCOPE}-common`]: [
      'createDetector',
      'CustomFailureClass',
      'Finding',
      'kubernetesClustersReadPermission',
      'kubernetesResourcesReadPermission',
      'Pod',
    ],
    [`${SCOPE}-common/testing`]: ['diagnoseObjects'],
    [`${SCOPE}-backend`]: ['default'],
  },
  app: {
    [SCOPE]: [
      'default',
      'kubernetesFindingsTranslationRef',
      'KubernetesPodGrid',
      'KubernetesSummary',
      'KubernetesTab',
      'kubernetesTranslationRef',
    ],
    [`${SCOPE}/legacy`]: [
      'EntityKubernetesCard',
      'EntityKubernetesContent',
      'isKubernetesAvailable',
      'KubernetesClustersPage',
    ],
    [`${SCOPE}-react`]: [
      'kubernetesApiRef',
      'KubernetesLogins',
      'KubernetesPanelBlueprint',
      'KubernetesPodActionBlueprint',
      'KubernetesPodColumnBlueprint',
      'usePodLogs',
      'useService',
    ],
    [`${SCOPE}-common`]: ['DisplayState', 'ServicePod'],
  },
};

/** Bundlers read `exports`, as Node does; the oldest of the three `typesVersions`. */
const RESOLUTIONS = [
  {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  },
  {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
  },
];

/** Writes the files, compiles them in the app, and returns what is wrong in them or in our types. */
export function typeProblemsIn(app) {
  return Object.entries(NAMES).flatMap(([workspace, modules]) => {
    const folder = join(app, 'packages', workspace, 'src', 'packed');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'names.ts');
    writeFileSync(file, generateSource(modules));
    return RESOLUTIONS.flatMap(resolution => compile(file, resolution));
  });
}

function generateSource(modules) {
  return Object.entries(modules)
    .map(([module, names], index) => {
      const own = names.map(name => `${name} as ${name}${index}`);
      return `export { ${own.join(', ')} } from '${module}';\n`;
    })
    .join('');
}

function compile(file, resolution) {
  const program = ts.createProgram([file], {
    ...resolution,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    jsx: ts.JsxEmit.ReactJSX,
    strict: true,
    esModuleInterop: true,
    noEmit: true,
    skipLibCheck: false,
  });
  // What others declare is for them to mend: only our own files are checked.
  const isOurs = name =>
    name === file ||
    realpathSync(name).includes(`${sep}@podlight${sep}backstage-plugin-`);
  const found = program
    .getSourceFiles()
    .filter(({ fileName }) => isOurs(fileName))
    .flatMap(source => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]);
  const host = {
    getCanonicalFileName: name => name,
    getCurrentDirectory: () => program.getCurrentDirectory(),
    getNewLine: () => '\n',
  };
  return found.map(each => ts.formatDiagnostic(each, host).trim());
}
