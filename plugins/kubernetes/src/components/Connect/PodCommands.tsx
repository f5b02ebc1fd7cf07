import {
  ClusterHead,
  ConnectTool,
  podCommands,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useState } from 'react';
import {
  cliName,
  useCli,
  useContextName,
  useGuidedCluster,
} from '../../guidance';
import { PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { CommandLine } from '../CommandLine';
import { Section } from '../HelpDialog';
import { InlineSelect, TextField } from '../ui';
import styles from './Connect.module.css';

/** The usual port of web servers that do not run as root. */
const USUAL_PORT = '8080';
const HIGHEST_PORT = 65_535;

/** @internal */
export interface PodCommandsProps {
  readonly pod: PodView;
  /** The CLI of the commands; the user's last choice when absent. */
  readonly tool?: ConnectTool;
  /** The heading, where it has to say more than that these are commands. */
  readonly title?: string;
}

/** Commands to copy for one pod: its logs, its description, a shell and a port in it. */
export function PodCommands(props: PodCommandsProps) {
  const cluster = useGuidedCluster(props.pod.cluster);
  return cluster ? <Commands {...props} cluster={cluster.head} /> : null;
}

function Commands(props: PodCommandsProps & { readonly cluster: ClusterHead }) {
  const { row } = props.pod;
  const t = useText();
  const context = useContextName(props.cluster);
  const ownCli = useCli();
  const [chosen, setChosen] = useState<string>();
  const [port, setPort] = useState(USUAL_PORT);
  const failing = props.pod.findings.at(0)?.scope.container;
  const names = row.containers.map(each => each.name);
  const container =
    [chosen, failing, names[0]].find(
      name => name !== undefined && names.includes(name),
    ) ?? undefined;
  const hasPrevious =
    row.containers.find(each => each.name === container)?.hasPreviousLog ??
    false;
  const { previousLogs, ...commands } = podCommands(
    {
      context: context.name,
      namespace: row.namespace,
      cli: props.tool ? cliName(props.tool) : ownCli,
    },
    { name: row.name, container, port: toPort(port) },
  );
  const lines = [
    ['logs', commands.logs],
    ...(hasPrevious ? ([['previousLogs', previousLogs]] as const) : []),
    ['describe', commands.describe],
    ['exec', commands.exec],
    ['portForward', commands.portForward],
  ] as const;
  return (
    <Section title={props.title ?? t('podCommands.title')}>
      <div className={styles.choices}>
        {names.length > 1 && (
          <InlineSelect
            label={t('podCommands.container')}
            value={container ?? ''}
            groups={[
              {
                heading: '',
                options: names.map(value => ({ value, text: value })),
              },
            ]}
            onChange={setChosen}
          />
        )}
        <TextField
          label={t('podCommands.port')}
          value={port}
          isNumber
          onChange={setPort}
        />
      </div>
      <dl className={styles.commands}>
        {lines.map(([what, command]) => (
          <div key={what}>
            <dt>{t(`podCommands.${what}`)}</dt>
            <dd>
              <CommandLine
                command={command}
                copyLabel={t('podCommands.copy', {
                  what: t(`podCommands.${what}`),
                })}
              />
            </dd>
          </div>
        ))}
      </dl>
      {context.name === undefined && (
        <p className={styles.quiet}>{t('connect.contextCurrent')}</p>
      )}
    </Section>
  );
}

function toPort(text: string): number {
  const port = Number(text);
  const isPort = Number.isInteger(port) && port > 0 && port <= HIGHEST_PORT;
  return isPort ? port : Number(USUAL_PORT);
}
