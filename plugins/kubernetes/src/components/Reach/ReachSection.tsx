import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  firstBroken,
  formatTime,
  ReachChain,
  ReachLink,
  ReachState,
  UNSEEN_BY_REACH,
} from '@podlight/backstage-plugin-kubernetes-common';
import { joinFacts } from '../../format';
import { visible } from '../../format/visible';
import { ObjectState } from '../../service';
import { Translate, useText } from '../../i18n/useText';
import { Section } from '../HelpDialog/Section';
import { StateSign } from '../StateSign';
import styles from './Reach.module.css';

/** More ways of one object are no list to read. */
const MAX_SHOWN = 5;

const SIGNS: Readonly<Record<ReachState, ObjectState | undefined>> = {
  ok: 'ready',
  broken: 'failing',
  unknown: 'unknown',
  notChecked: undefined,
};

/** @internal */
export interface ReachSectionProps {
  readonly chains: readonly ReachChain[];
}

/** The way of requests to the pods, link by link; ways that are broken come first. */
export function ReachSection({ chains }: ReachSectionProps) {
  const t = useText();
  if (chains.length === 0) return null;
  const broken = chains.filter(chain => firstBroken(chain));
  const sorted = [
    ...broken,
    ...chains.filter(chain => !firstBroken(chain)),
  ].slice(0, MAX_SHOWN);
  return (
    <Section title={t('reach.title')}>
      <div className={styles.chains}>
        {sorted.map((chain, index) => (
          <Chain key={index} chain={chain} />
        ))}
      </div>
      {chains.length > sorted.length && (
        <p className={styles.quiet}>
          {t('reach.more', { count: chains.length - sorted.length })}
        </p>
      )}
      <p className={styles.quiet}>
        {t('reach.unseen', {
          list: UNSEEN_BY_REACH.map(each => t(`reach.unseenBy.${each}`)).join(
            ', ',
          ),
        })}
      </p>
    </Section>
  );
}

function Chain({ chain }: { readonly chain: ReachChain }) {
  const t = useText();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const broken = firstBroken(chain);
  const end = chain.links.length - (broken ? 0 : 1);
  const label = broken
    ? t('reach.stops', { what: linkName(broken, t) })
    : t('reach.arrives', { what: linkName(chain.links[end], t) });
  return (
    <ol className={styles.chain} aria-label={visible(label)}>
      {chain.links.map((link, index) => (
        <li key={index} className={styles.link} data-state={link.state}>
          <StateSign state={SIGNS[link.state]} />
          <span>
            <span className={styles.quiet}>{stepName(link, t)}</span>{' '}
            {link.name && <strong>{visible(place(link))}</strong>}{' '}
            <span>{visible(linkWords(link, t, language))}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function place({ name = '', namespace }: ReachLink): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function stepName({ kind, step }: ReachLink, t: Translate): string {
  return kind ? visible(kind) : t(`reach.step.${step}`);
}

function linkName(link: ReachLink, t: Translate): string {
  return [stepName(link, t), link.name].filter(Boolean).join(' ');
}

/** The reason says more than the state; the controller's words come last. */
function linkWords(link: ReachLink, t: Translate, language: string): string {
  const { ready, reason, state, total } = link;
  const counts =
    ready === undefined || total === undefined
      ? ''
      : t('reach.ready', { ready: String(ready), total: String(total) });
  const words = reason
    ? t(`reach.reason.${reason}`)
    : t(`reach.state.${state}`);
  return joinFacts([words, detailWords(link, language), counts]);
}

/** All that is said of a certificate is when it expires. */
function detailWords(
  { detail, step }: ReachLink,
  language: string,
): string | undefined {
  return detail && step === 'certificate'
    ? formatTime(detail, language)
    : detail;
}
