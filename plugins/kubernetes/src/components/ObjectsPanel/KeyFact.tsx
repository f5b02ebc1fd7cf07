import { joinFacts } from '../../format';
import { visible } from '../../format/visible';
import { Translate, useText } from '../../i18n/useText';
import { hostUrl, ObjectView, OtherObject } from '../../service';
import { describeCustomCondition } from './CustomResourceCells';
import { describeCondition } from './Notes';
import { ObjectLink } from './ObjectLink';
import styles from './OtherObjects.module.css';

/** More hosts are in the details. */
const HOSTS_AT_MOST = 2;

/** @internal */
export interface KeyFactProps {
  readonly other: OtherObject;
  readonly clusterTitle: (cluster: string) => string;
}

/** The one thing to know about an object; with its cluster where it differs in others. */
export function KeyFact({ other, clusterTitle }: KeyFactProps) {
  const t = useText();
  const { object, objects } = other;
  const { namespace, ingress, autoscaler, service } = object.row;
  if (ingress) return <Hosts rules={ingress.rules} />;
  const endpoints = service && sumEndpoints(objects);
  const fact = factWords(object, t, endpoints);
  const isSame = objects.every(each => factWords(each, t, endpoints) === fact);
  return (
    <>
      {autoscaler && (
        <>
          <ObjectLink {...autoscaler.target} namespace={namespace} />
          {': '}
        </>
      )}
      {visible(
        isSame
          ? fact
          : t('otherObjects.inCluster', {
              cluster: clusterTitle(object.cluster),
              fact,
            }),
      )}
    </>
  );
}

type Endpoints = NonNullable<
  NonNullable<ObjectView['row']['service']>['endpoints']
>;

/** In all clusters; undefined where one does not tell. */
function sumEndpoints(objects: readonly ObjectView[]): Endpoints | undefined {
  let [ready, total] = [0, 0];
  for (const { row } of objects) {
    const { endpoints } = row.service ?? {};
    if (!endpoints) return undefined;
    ready += endpoints.ready;
    total += endpoints.total;
  }
  return { ready, total };
}

function factWords(
  { row }: ObjectView,
  t: Translate,
  endpoints: Endpoints | undefined,
): string {
  const { customResource, autoscaler, service, claim, conditions = [] } = row;
  const parts: (string | undefined)[] = [];
  if (autoscaler) {
    const { current, desired, min, max, metrics } = autoscaler;
    parts.push(
      t(`otherObjects.${desired === current ? 'scales' : 'scaling'}`, {
        count: current,
        desired: String(desired),
        min: String(min),
        max: String(max),
      }),
      ...metrics.map(metric =>
        t('objects.scale.metric', {
          name: metric.name,
          current: metric.current ?? t('objects.scale.notMeasured'),
          target: metric.target,
        }),
      ),
    );
  }
  if (service) {
    const { type, ports } = service;
    parts.push(
      type,
      ports
        .map(({ name, port }) => (name ? `${name} ${port}` : String(port)))
        .join(', '),
      endpoints &&
        t('otherObjects.endpoints', {
          ready: String(endpoints.ready),
          total: String(endpoints.total),
        }),
    );
  }
  if (claim) parts.push(claim.phase, claim.storage, claim.storageClass);
  if (customResource) {
    const { pods } = customResource;
    parts.push(
      ...conditions
        .slice(0, 1)
        .map(condition =>
          [describeCustomCondition(condition, t), condition.message]
            .filter(Boolean)
            .join(': '),
        ),
      pods &&
        t('otherObjects.podsReady', {
          ready: String(pods.ready),
          total: String(pods.total),
        }),
    );
  } else {
    parts.push(
      ...conditions
        .slice(0, 1)
        .map(condition => describeCondition(condition, row, t)),
    );
  }
  return joinFacts(parts);
}

type Rules = NonNullable<ObjectView['row']['ingress']>['rules'];

/** Each host once, with its first path. */
function Hosts({ rules }: { readonly rules: Rules }) {
  const t = useText();
  const byHost = [
    ...new Map(
      [...rules].reverse().map(rule => [rule.host ?? '', rule]),
    ).values(),
  ].reverse();
  const more = byHost.length - HOSTS_AT_MOST;
  return (
    <>
      {byHost.slice(0, HOSTS_AT_MOST).map(rule => {
        const text = visible(
          `${rule.host ?? t('objects.anyHost')}${rule.path ?? ''}`,
        );
        const href = hostUrl(rule);
        return (
          <span key={rule.host ?? ''} className={styles.host}>
            {href ? (
              <a href={href} target="_blank" rel="noopener noreferrer">
                {text}
              </a>
            ) : (
              text
            )}
          </span>
        );
      })}
      {more > 0 && t('otherObjects.moreHosts', { total: String(more) })}
    </>
  );
}
