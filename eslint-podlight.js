/**
 * Backstage's own lint configuration, plus the rules that keep this repository readable (imports
 * between packages run one way, and files stay short) and the ones that keep it standing: no
 * regular expression takes more time than its text is long.
 */
const createBackstageConfig = require('@backstage/cli/config/eslint-factory');
const path = require('node:path');

const SCOPE = '@podlight/backstage-plugin-kubernetes';

/** Which of our own packages each package may import. Everything else is an error. */
const MAY_IMPORT = {
  'kubernetes-common': [],
  'kubernetes-node': [`${SCOPE}-common`],
  'kubernetes-backend': [`${SCOPE}-common`, `${SCOPE}-node`],
  'kubernetes-react': [`${SCOPE}-common`],
  kubernetes: [`${SCOPE}-common`, `${SCOPE}-react`],
  'fake-api-server': [],
};

/** What the pure domain must not know of: no IO and no rendering. */
const IMPURE = [
  'react',
  'react-dom',
  'express',
  'undici',
  '@kubernetes/client-node',
  '@mui/*',
  'node:*',
  'fs',
  'http',
];

function forbiddenImports(packageName) {
  const allowed = MAY_IMPORT[packageName];
  if (!allowed) return [];
  const ours = Object.keys(MAY_IMPORT)
    .map(name => name.replace('kubernetes', SCOPE))
    .filter(name => !allowed.includes(name));
  const inRepository = [...ours, '@internal/*', '@podlight/fake-*'];
  if (packageName === 'fake-api-server') return inRepository;
  return packageName === 'kubernetes-common' ? [...ours, ...IMPURE] : ours;
}

/**
 * Text of clusters, logs, annotations and links meets nearly every expression, so none may backtrack or
 * start anew at each character in a way that makes twice the text take four times as long.
 */
const LINEAR_EXPRESSIONS = {
  'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
  'regexp/no-super-linear-move': ['error', { report: 'potential' }],
};

const REF_WRITE = "AssignmentExpression[left.property.name='current']";

/**
 * A component may be rendered and thrown away, so what a render writes into a ref can be of a screen
 * that never was. State can be set while rendering instead, and an effect may write refs.
 */
const NO_REF_WRITES = [
  `FunctionDeclaration[id.name=/^(use[A-Z]|[A-Z])/] ${REF_WRITE}:not(:function :function ${REF_WRITE})`,
  `CallExpression[callee.name='useMemo'] > :function ${REF_WRITE}`,
  `CallExpression[callee.name='useMemo'] CallExpression[callee.object.property.name='current'][callee.property.name=/^(set|add|push|delete)$/]`,
].map(selector => ({
  selector,
  message: 'Refs are written in effects and handlers, not while rendering.',
}));

exports.forPackage = function forPackage(directory) {
  const packageName = path.basename(directory);
  const tests = [
    '**/*.test.*',
    '**/*.test-d.ts',
    '**/testing/**',
    '**/fixtures/**',
    'dev/**',
    'e2e-tests/**',
  ];
  const config = createBackstageConfig(directory, {
    plugins: ['regexp'],
    rules: {
      ...LINEAR_EXPRESSIONS,
      'max-lines': [
        'error',
        { max: 400, skipBlankLines: true, skipComments: true },
      ],
      complexity: ['warn', 15],
    },
    restrictedImportPatterns: forbiddenImports(packageName),
    overrides: [
      {
        files: tests,
        rules: {
          ...Object.fromEntries(
            Object.keys(LINEAR_EXPRESSIONS).map(rule => [rule, 'off']),
          ),
          'max-lines': [
            'error',
            { max: 800, skipBlankLines: true, skipComments: true },
          ],
        },
      },
    ],
  });
  // The role of a package decides what else is restricted, so this is added to that.
  const [level, ...others] = config.rules['no-restricted-syntax'];
  config.rules['no-restricted-syntax'] = [level, ...others, ...NO_REF_WRITES];
  return config;
};
