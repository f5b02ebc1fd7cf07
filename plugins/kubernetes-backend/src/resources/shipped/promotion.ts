import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { all, any, condition, firstText, says } from './cel';
import { text } from './columns';
import { DAY } from './times';

const PROMOTER = 'promoter.argoproj.io';
const DOCS = 'https://gitops-promoter.readthedocs.io/en/latest/crd-specs/';

/** A check of a branch, as it is and as it is proposed. */
function checks(branch: string, phase: string): string {
  return any(
    ...['active', 'proposed'].map(
      side =>
        `${branch}.?${side}.?commitStatuses.orValue([]).exists(s, s.?phase.orValue('') == '${phase}')`,
    ),
  );
}

/** Somebody may have to merge the proposal. */
function isProposed(branch: string): string {
  const sha = (side: string) => `${branch}.?${side}.?dry.?sha.orValue('')`;
  return `${sha('proposed')} != '' && ${sha('proposed')} != ${sha('active')}`;
}

/** @param someBranch - a test of what one branch, or some of many, says */
function promotion(someBranch: (test: TestBranch) => string): CelHealth {
  const failed = any(
    condition('Ready', 'False'),
    someBranch(branch => checks(branch, 'failure')),
  );
  return {
    inProgress: all(
      `!(${failed})`,
      someBranch(branch => any(checks(branch, 'pending'), isProposed(branch))),
    ),
    failed,
    message: firstText(
      says(['Ready', 'False']),
      `(${someBranch(branch =>
        checks(branch, 'failure'),
      )} ? 'A check of a commit failed' : '')`,
    ),
    otherwise: 'conditions',
  };
}

type TestBranch = (branch: string) => string;

const STRATEGY = promotion(
  test => `status.?environments.orValue([]).exists(e, ${test('e')})`,
);

const POLICY = promotion(test => test('status'));

/** Kinds of GitOps Promoter of which `Ready` or a phase says all, with plurals. */
const PLAIN = {
  ArgoCDCommitStatus: 'argocdcommitstatuses',
  ClusterScmProvider: 'clusterscmproviders',
  CommitStatus: 'commitstatuses',
  GitCommitStatus: 'gitcommitstatuses',
  GitRepository: 'gitrepositories',
  PullRequest: 'pullrequests',
  ScmProvider: 'scmproviders',
  TimedCommitStatus: 'timedcommitstatuses',
  WebRequestCommitStatus: 'webrequestcommitstatuses',
};

/** What moves changes from one environment to the next. */
export const PROMOTION: readonly ResourceDefinition[] = [
  {
    group: PROMOTER,
    kind: 'PromotionStrategy',
    plural: 'promotionstrategies',
    docs: DOCS,
    owns: [`changetransferpolicies.${PROMOTER}`],
    health: STRATEGY,
    progressDeadline: DAY,
    fields: ['spec.environments[*].branch'],
    columns: [text('Branches', 'spec.environments[*].branch')],
  },
  {
    group: PROMOTER,
    kind: 'ChangeTransferPolicy',
    plural: 'changetransferpolicies',
    docs: DOCS,
    owns: [`pullrequests.${PROMOTER}`],
    health: POLICY,
    progressDeadline: DAY,
    fields: ['spec.activeBranch', 'status.active.dry.sha'],
    columns: [text('Branch', 'spec.activeBranch')],
  },
  ...Object.entries(PLAIN).map(
    ([kind, plural]): ResourceDefinition => ({
      group: PROMOTER,
      kind,
      plural,
      docs: DOCS,
      owns: [],
      health: { otherwise: 'conditions' },
      columns: 'printer',
    }),
  ),
];
