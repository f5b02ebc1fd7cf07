import { visible } from '../../format/visible';
import { hostUrl } from '../../service';
import { useText } from '../../i18n/useText';
import { CellProps } from './CellProps';
import { ObjectLink } from './ObjectLink';
import styles from './ObjectsPanel.module.css';

/** The ports of a Service, and those of the containers behind. */
export function Ports({ object }: CellProps) {
  const t = useText();
  const { ports = [] } = object.row.service ?? {};
  return (
    <ul>
      {ports.map(({ name, port, targetPort }) => (
        <li key={`${name} ${port}`}>
          {name && <span className={styles.quiet}>{visible(name)} </span>}
          {targetPort === undefined || targetPort === String(port)
            ? port
            : t('objects.port', { port: String(port), target: targetPort })}
        </li>
      ))}
    </ul>
  );
}

/** Where a Service or an Ingress is reached from outside. */
export function Addresses({ object }: CellProps) {
  const t = useText();
  const { service, ingress } = object.row;
  const addresses = service?.addresses ?? ingress?.addresses ?? [];
  if (addresses.length === 0) return <>{t('objects.nothing')}</>;
  return (
    <ul>
      {addresses.map(address => (
        <li key={address}>{visible(address)}</li>
      ))}
    </ul>
  );
}

/** The workloads whose pods a Service selects. */
export function Selected({ object }: CellProps) {
  const t = useText();
  const { service, namespace } = object.row;
  const { workloads = [] } = service ?? {};
  if (workloads.length === 0) return <>{t('objects.nothing')}</>;
  return (
    <ul>
      {workloads.map(ref => (
        <li key={`${ref.kind}/${ref.name}`}>
          <ObjectLink {...ref} namespace={namespace} />
        </li>
      ))}
    </ul>
  );
}

/** How many of the pods behind a Service get requests. */
export function Endpoints({ object }: CellProps) {
  const t = useText();
  const { endpoints } = object.row.service ?? {};
  if (!endpoints) return <>{t('objects.nothing')}</>;
  const { ready, total } = endpoints;
  return (
    <>{t('objects.ofTotal', { part: String(ready), total: String(total) })}</>
  );
}

/** Which hosts and paths lead to which Service. */
export function Routes({ object }: CellProps) {
  const t = useText();
  const { ingress, namespace } = object.row;
  const { rules = [] } = ingress ?? {};
  return (
    <ul>
      {rules.map((rule, index) => {
        const from = visible(
          `${rule.host ?? t('objects.anyHost')}${rule.path ?? ''}`,
        );
        const href = hostUrl(rule);
        return (
          <li key={index}>
            {href ? (
              <a
                className={styles.link}
                href={href}
                target="_blank"
                rel="noopener noreferrer"
              >
                {from}
              </a>
            ) : (
              from
            )}
            {rule.service && (
              <>
                <span aria-hidden="true">{' → '}</span>
                <ObjectLink
                  kind="Service"
                  namespace={namespace}
                  name={rule.service}
                >
                  {visible(rule.service)}
                </ObjectLink>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
