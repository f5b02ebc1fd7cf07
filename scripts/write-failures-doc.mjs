#!/usr/bin/env node
/**
 * `yarn docs:failures`: writes docs/failures.md from the table of classes and
 * the English texts. With `--check` it writes nothing, and fails when the file
 * is not what it would write.
 */
import { join } from 'node:path';
import prettier from 'prettier';
import { writeOrCheck } from './lib/generatedDoc.mjs';
import { importTs, root } from './run-ts.mjs';

const path = join(root, 'docs', 'failures.md');

/** In the order of a pod's life, then the objects around it. */
const CATEGORIES = [
  ['scheduling', 'Scheduling: no node takes the pod'],
  ['volume', 'Volumes: the pod waits for its volumes'],
  ['network', 'Sandbox and network: the pod waits for its sandbox'],
  ['image', 'Image: the image cannot be pulled'],
  ['config', 'Configuration: the container cannot be created'],
  ['start', 'Start: the container does not start'],
  ['crash', 'Crash: the container exits'],
  ['probe', 'Probes: the container runs but is not ready'],
  ['disruption', 'Disruption: the pod is evicted or deleted'],
  ['resize', 'Resize: the pod does not get its requested resources'],
  ['create', 'Creation: the pod cannot be created'],
  ['workload', 'Workloads: Deployment, StatefulSet, DaemonSet'],
  ['job', 'Jobs and CronJobs'],
  ['autoscaling', 'Autoscaling'],
  ['storage', 'Claims'],
  ['service', 'Services and disruption budgets'],
  ['custom', 'Custom resources'],
  ['node', 'Nodes'],
];

const INTRODUCTION = `# Failure classes

<!-- Written by \`yarn docs:failures\` from the classes and their texts. Change those, not this. -->

Each finding has one of these classes. The severity shown is the usual one: a failure that is over, or of a pod that no
longer matters, ranks lower. Words in _italics_ are filled in from the finding's params. All findings have \`namespace\`,
\`kind\` and \`name\`; findings about pods also have \`pod\` and \`container\`. Your own rules can add classes: see
[custom-rules.md](./custom-rules.md).
`;

const plain = text => text.replace(/\{\{\s*(\w+)\s*\}\}/g, '_$1_');

/** Not listed, because every finding has them. */
const COMMON_PARAMS = ['namespace', 'kind', 'name', 'pod', 'container'];

function formatEntry([name, { severity, docs, params }], texts) {
  const { title, meaning } = texts[name];
  const own = params
    .filter(param => !COMMON_PARAMS.includes(param))
    .map(param => `\`${param}\``);
  return `### ${name}

**${plain(title)}** · ${severity}

${plain(meaning)}

[Kubernetes documentation](${docs})${
    own.length > 0 ? ` · params: ${own.join(', ')}` : ''
  }
`;
}

/** `yarn new-failure-class` marks what is left to write with TODO. */
function requireWritten(texts, language) {
  const pending = Object.entries(texts).find(([, text]) =>
    JSON.stringify(text).includes('TODO'),
  );
  if (pending) {
    throw new Error(
      `The ${language} text of ${pending[0]} is not written yet.`,
    );
  }
}

async function failuresDoc() {
  const { FAILURE_CLASSES } = await importTs(
    'plugins/kubernetes-common/src/diagnose/classes/index.ts',
  );
  const { CLASS_TEXTS } = await importTs(
    'plugins/kubernetes-common/src/texts/en/index.ts',
  );
  const german = await importTs(
    'plugins/kubernetes/src/i18n/de/findings/index.ts',
  );
  requireWritten(CLASS_TEXTS, 'English');
  requireWritten(german.CLASS_TEXTS, 'German');
  const classes = Object.entries(FAILURE_CLASSES);
  const listed = new Set(CATEGORIES.map(([category]) => category));
  const unlisted = classes.find(([, { category }]) => !listed.has(category));
  if (unlisted) {
    throw new Error(
      `The category ${unlisted[1].category} of ${unlisted[0]} has no heading. Add one to CATEGORIES.`,
    );
  }
  const sections = CATEGORIES.map(([category, heading]) =>
    [
      `## ${heading}\n`,
      ...classes
        .filter(([, failureClass]) => failureClass.category === category)
        .map(entry => formatEntry(entry, CLASS_TEXTS)),
    ].join('\n'),
  );
  return prettier.format([INTRODUCTION, ...sections].join('\n'), {
    ...(await prettier.resolveConfig(path)),
    filepath: path,
  });
}

await writeOrCheck('failures.md', await failuresDoc(), 'docs:failures');
