import {
  ClusterDiagnosis,
  DiagnosisStep,
  DiagnosisStepName,
  DisplayState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useClusterDiagnosis } from '@podlight/backstage-plugin-kubernetes-react';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { adviceText } from '../ClusterAlert';
import { errorText } from '../LogPanel';
import { StateSign } from '../StateSign';
import { Alert, Button, Dialog, Skeleton, WithCode } from '../ui';
import styles from './ClustersPage.module.css';

/** Keys of translations have no hyphens. */
const STEP_KEYS = {
  dns: 'dns',
  tcp: 'tcp',
  tls: 'tls',
  authenticate: 'authenticate',
  'list-pods': 'listPods',
} as const satisfies Record<DiagnosisStepName, string>;

const SIGN_OF: Readonly<
  Record<DiagnosisStep['outcome'], DisplayState | undefined>
> = { ok: 'ready', failed: 'failing', skipped: undefined };

const PLACEHOLDERS = Object.keys(STEP_KEYS);

/** @internal */
export interface DiagnosisDialogProps {
  readonly cluster: string;
  readonly onClose: () => void;
}

/** The steps of a request to a cluster, with advice for the one that fails. */
export function DiagnosisDialog(props: DiagnosisDialogProps) {
  const { cluster } = props;
  const diagnosis = useClusterDiagnosis(cluster);
  const t = useText();
  const isRunning = diagnosis.phase === 'loading';
  return (
    <Dialog
      title={t('diagnosis.title', { cluster })}
      subtitle={t('diagnosis.subtitle')}
      closeLabel={t('diagnosis.close')}
      onClose={props.onClose}
    >
      <div
        className={styles.diagnosis}
        aria-busy={isRunning}
        aria-live="polite"
      >
        {isRunning && <Running />}
        {diagnosis.phase === 'failed' && (
          <Alert severity="error" title={t('diagnosis.failed')}>
            {errorText(diagnosis.error)}
          </Alert>
        )}
        {diagnosis.phase === 'loaded' && <Steps diagnosis={diagnosis.value} />}
        <div>
          <Button onClick={diagnosis.reload}>{t('diagnosis.again')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

function Running() {
  const t = useText();
  return (
    <div role="status" className={styles.placeholder}>
      <p>{t('diagnosis.running')}</p>
      {PLACEHOLDERS.map(step => (
        <Skeleton key={step} width="70%" height={20} />
      ))}
    </div>
  );
}

function Steps(props: { readonly diagnosis: ClusterDiagnosis }) {
  const { steps } = props.diagnosis;
  const t = useText();
  const isGood = steps.every(
    ({ outcome }) => outcome === 'ok' || outcome === 'skipped',
  );
  return (
    <>
      <ol className={styles.steps}>
        {steps.map(step => (
          <Step key={step.step} step={step} />
        ))}
      </ol>
      {isGood && <p>{t('diagnosis.allGood')}</p>}
    </>
  );
}

function Step(props: { readonly step: DiagnosisStep }) {
  const { code, fault, message, ms, outcome, step } = props.step;
  const t = useText();
  // A newer backend may know more steps; those go by their own names.
  const key = STEP_KEYS[step] ?? step;
  return (
    <li className={styles.step} data-outcome={outcome}>
      <StateSign state={SIGN_OF[outcome]} sizePx={20} />
      <div>
        <p className={styles.stepTitle}>
          {t(`diagnosis.step.${isUnanswered(props.step) ? 'answer' : key}`)}:{' '}
          {t(`diagnosis.outcome.${outcome}`)}
          {outcome === 'skipped' && ` (${visible(message)})`}{' '}
          {ms !== undefined && (
            <span className={styles.took}>
              {t('diagnosis.took', { ms: String(ms) })}
            </span>
          )}
        </p>
        {outcome !== 'skipped' && (
          <p className={styles.words}>{visible(message)}</p>
        )}
        {outcome === 'failed' && (
          <div className={styles.wayOut}>
            <h3 className={styles.wayOutTitle}>{t('diagnosis.wayOut')}</h3>
            <p>
              <WithCode>
                {fault || key === 'authenticate'
                  ? adviceText({ code: code ?? 'unauthenticated', fault }, t)
                  : t(`diagnosis.advice.${key}`)}
              </WithCode>
            </p>
          </div>
        )}
      </div>
    </li>
  );
}

/** The credential was not checked: the request got no answer, or not one from an API server. */
function isUnanswered({ code, outcome, step }: DiagnosisStep): boolean {
  return (
    step === 'authenticate' &&
    outcome === 'failed' &&
    code !== 'unauthenticated' &&
    code !== 'credential'
  );
}
