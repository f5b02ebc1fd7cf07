import { useState } from 'react';
import { visible } from '../../format/visible';
import { ObjectView } from '../../service';
import { useText } from '../../i18n/useText';
import { ResourceActionSlot, ResourceDetailsSlot } from '../../slots';
import { Section } from '../HelpDialog';
import { ToolLinks } from '../ToolLinks';
import { Button } from '../ui';
import { kindColumns } from './columns';
import styles from './ObjectDetails.module.css';
import { ObjectLink } from './ObjectLink';
import { PanelProps } from './PanelProps';

/** The details of one cluster are several lines; of dozens they are a page each. */
const CLUSTERS_AT_FIRST = 6;

/** @internal */
export interface ObjectDetailsProps extends PanelProps {
  readonly id: string;
  /** The same object in each cluster that has it. */
  readonly objects: readonly ObjectView[];
  readonly clusterTitle: (cluster: string) => string;
}

/** All that is known of an object, cluster by cluster. */
export function ObjectDetails(props: ObjectDetailsProps) {
  const { objects } = props;
  const t = useText();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? objects : objects.slice(0, CLUSTERS_AT_FIRST);
  return (
    <div id={props.id} className={styles.details}>
      {shown.map(object => (
        <Details key={object.key} {...props} object={object} />
      ))}
      {shown.length < objects.length && (
        <Button kind="text" onClick={() => setShowsAll(true)}>
          {t('workloads.moreClusters', { total: String(objects.length) })}
        </Button>
      )}
    </div>
  );
}

function Details(props: ObjectDetailsProps & { readonly object: ObjectView }) {
  const { object, ages, now } = props;
  const { row, cluster, isStale } = object;
  const { kind, namespace, name } = row;
  const t = useText();
  const title = props.clusterTitle(cluster);
  const subject = t('workloads.details', { kind, name, cluster: title });
  const place = namespace ? `${title}, ${namespace}` : title;
  return (
    <section className={styles.object} aria-label={subject}>
      <div className={styles.head}>
        <p className={styles.place}>
          {visible(place)}
          {isStale && (
            <span className={styles.quiet}> ({t('objects.oldData')})</span>
          )}
        </p>
        {row.owner && (
          <span className={styles.quiet}>
            {t('objects.ownedBy')}{' '}
            <ObjectLink {...row.owner} namespace={namespace} />
          </span>
        )}
        {object.isWorkload && (
          <ToolLinks
            place="workload"
            cluster={cluster}
            about={{ kind, namespace, name, workload: { kind, name } }}
            subject={subject}
          />
        )}
      </div>
      <dl className={styles.facts}>
        {kindColumns(row).map(({ key, Cell }) => (
          <div key={key} className={styles.fact}>
            <dt>{t(`objects.column.${key}`)}</dt>
            <dd>
              <Cell object={object} ages={ages} now={now} />
            </dd>
          </div>
        ))}
      </dl>
      <ResourceActionSlot cluster={cluster} row={row} />
      <ResourceDetailsSlot
        cluster={cluster}
        row={row}
        section={(heading, children) => (
          <Section title={heading}>{children}</Section>
        )}
      />
    </section>
  );
}
