import { httpsUrl } from '../../format';
import { ObjectView } from '../../service';
import { useText } from '../../i18n/useText';
import { Section } from '../HelpDialog';
import { ToolLinks } from '../ToolLinks';
import { DescribeCommand } from './DescribeCommand';
import styles from './ObjectDrawer.module.css';

/** @internal */
export interface ObjectToolsProps {
  readonly object: ObjectView;
}

/** The command that describes an object, the documentation of its API, and links to other tools. */
export function ObjectTools({ object }: ObjectToolsProps) {
  const { cluster, isWorkload, row } = object;
  const { kind, namespace, name, customResource } = row;
  const t = useText();
  const docs = httpsUrl(customResource?.docs);
  return (
    <Section title={t('objectDrawer.tools')}>
      <DescribeCommand object={object} />
      {docs && (
        <p>
          <a
            className={styles.docs}
            href={docs}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('objectDrawer.docs', { kind })}
          </a>
        </p>
      )}
      {isWorkload && (
        <ToolLinks
          place="workload"
          cluster={cluster}
          about={{ kind, namespace, name, workload: { kind, name } }}
          subject={`${kind} ${name}`}
        />
      )}
    </Section>
  );
}
