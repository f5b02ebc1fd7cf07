import { Evidence } from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { AgeWords, joinFacts } from '../../format';
import { Translate, useText } from '../../i18n/useText';
import styles from './HelpDialog.module.css';

/** @internal */
export interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  readonly ages: AgeWords;
}

/** What the finding rests on, in Kubernetes' own words and with the place where each stands. */
export function EvidenceList(props: EvidenceListProps) {
  const t = useText();
  return (
    <dl className={styles.evidence}>
      {props.evidence.map((fact, index) => (
        <div key={index} className={styles.fact}>
          <dt>{visible(describeSource(fact, props.ages, t))}</dt>
          <dd>
            <code>{visible(quote(fact))}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function describeSource(fact: Evidence, ages: AgeWords, t: Translate): string {
  switch (fact.type) {
    case 'field':
      return joinFacts([`${fact.object.kind} ${fact.object.name}`, fact.path]);
    case 'event': {
      const source: string[] = [
        fact.reason,
        t('help.eventSeen', { count: fact.count }),
      ];
      if (fact.lastSeen) {
        source.push(t('help.lastSeen', { ago: ages.ago(fact.lastSeen) }));
      }
      return joinFacts(source);
    }
    default:
      return t('help.logLine', { container: fact.container });
  }
}

function quote(fact: Evidence): string {
  switch (fact.type) {
    case 'field':
      return fact.value;
    case 'event':
      return fact.message;
    default:
      return fact.line;
  }
}
