import { visible } from '../../format/visible';
import { useDuration } from '../../format';
import { Translate, useText } from '../../i18n/useText';
import { RolloutProgress, RolloutSide } from './readRollout';
import styles from './RolloutDetails.module.css';

/** @internal */
export interface BlueGreenProps {
  readonly rollout: RolloutProgress;
  readonly sides: NonNullable<RolloutProgress['blueGreen']>;
}

/** Which revision gets requests, and which waits beside it. */
export function BlueGreen({ rollout, sides }: BlueGreenProps) {
  const { newest } = rollout;
  const { active, preview } = sides;
  const t = useText();
  const words = useDuration();
  return (
    <dl className={styles.facts}>
      {active && (
        <Fact title={t('rolloutDetails.active')}>
          {sideText(active, newest, t)}
        </Fact>
      )}
      {preview && (
        <Fact title={t('rolloutDetails.preview')}>
          {sideText(preview, newest, t)}
        </Fact>
      )}
      <Fact title={t('rolloutDetails.promotion')}>
        {promotionText(sides, t, words)}
      </Fact>
    </dl>
  );
}

function Fact(props: { readonly title: string; readonly children: string }) {
  return (
    <div className={styles.fact}>
      <dt>{props.title}</dt>
      <dd>{visible(props.children)}</dd>
    </div>
  );
}

function promotionText(
  { isAutomatic, promotesAfterSeconds }: BlueGreenProps['sides'],
  t: Translate,
  words: (seconds: number) => string,
): string {
  if (!isAutomatic) return t('rolloutDetails.byHand');
  return promotesAfterSeconds === undefined
    ? t('rolloutDetails.automatic')
    : t('rolloutDetails.automaticAfter', {
        duration: words(promotesAfterSeconds),
      });
}

function sideText(
  { service, hash }: RolloutSide,
  newest: string | undefined,
  t: Translate,
): string {
  if (hash === undefined || newest === undefined) return service;
  return hash === newest
    ? t('rolloutDetails.leadsToNew', { service, hash })
    : t('rolloutDetails.leadsToOld', { service, hash });
}
