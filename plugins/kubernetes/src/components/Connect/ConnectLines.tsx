import {
  ClusterHead,
  connectCommands,
  ConnectTool,
  getNamedPodsCommand,
  getPodsCommand,
  hasLabels,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReactNode } from 'react';
import { cliName, useContextName } from '../../guidance';
import { useText } from '../../i18n/useText';
import { CommandLine } from '../CommandLine';
import { Section } from '../HelpDialog';
import { ToolLinks } from '../ToolLinks';
import styles from './Connect.module.css';
import { ContextField } from './ContextField';

/** @internal */
export interface ConnectLinesProps {
  readonly cluster: ClusterHead;
  readonly namespace: string;
  readonly tool: ConnectTool;
  /** Label selector of the service. */
  readonly selector: string;
  /** The pods that the tab shows of this cluster and namespace. */
  readonly pods?: readonly PodRow[];
  /** Further commands that run there. */
  readonly children?: ReactNode;
}

/** The commands for one cluster, one namespace and one tool. */
export function ConnectLines(props: ConnectLinesProps) {
  const { cluster, namespace, tool, selector } = props;
  const context = useContextName(cluster);
  const t = useText();
  const { connect, signIn } = connectCommands(cluster, {
    namespace,
    tool,
    context: context.own,
  });
  const hasLogIn = (cluster.connect?.type ?? 'kubectl') !== 'kubectl';
  return (
    <>
      <Section
        title={
          hasLogIn
            ? t('connect.logInAndGoThere', { namespace })
            : t('connect.goThere', { namespace })
        }
      >
        {connect === undefined ? (
          <p>{t('connect.impossible', { tool })}</p>
        ) : (
          <CommandLine command={connect} copyLabel={t('connect.copyGoThere')} />
        )}
        <p className={styles.quiet}>{t('connect.goThereText')}</p>
      </Section>
      {signIn && (
        <Section title={t('connect.signIn')}>
          <CommandLine command={signIn} />
        </Section>
      )}
      <Section title={t('connect.look')}>
        <CommandLine
          command={lookCommand(
            { context: context.name, namespace, cli: cliName(tool) },
            selector,
            props.pods,
          )}
        />
        <p className={styles.quiet}>
          {context.name === undefined
            ? t('connect.contextCurrent')
            : t('connect.lookText')}
        </p>
      </Section>
      {props.children}
      <ContextField choice={context} />
      <ToolLinks
        place="cluster"
        cluster={cluster.name}
        about={{ namespace }}
        subject={cluster.title ?? cluster.name}
      />
    </>
  );
}

/** A command with more names is unreadable. */
const MAX_NAMES = 20;

/** Selects the pods that the tab shows: by the label, or by name where some were found without it. */
function lookCommand(
  scope: Parameters<typeof getNamedPodsCommand>[0],
  selector: string,
  pods: readonly PodRow[] = [],
): string {
  const areSelected = pods.every(({ labels }) => hasLabels(labels, selector));
  return areSelected || pods.length > MAX_NAMES
    ? getPodsCommand(scope, selector)
    : getNamedPodsCommand(
        scope,
        pods.map(({ name }) => name),
      );
}
