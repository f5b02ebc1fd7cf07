import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { CSSProperties, useLayoutEffect, useRef, useState } from 'react';
import { visible } from '../../format/visible';
import {
  AgeWords,
  imageTag,
  joinFacts,
  stateText,
  statusBesides,
  useCount,
} from '../../format';
import { decidingFact, needsAttention, PodView } from '../../service';
import { useFindingText, useFindingTitle } from '../../i18n/findings';
import { useText } from '../../i18n/useText';
import { StateSign } from '../StateSign';
import { Button } from '../ui';
import styles from './PodPopover.module.css';

/** Space between a tile and the popover, and between the popover and the edge of the window, in CSS pixels. */
const GAP_PX = 8;

/** @internal */
export interface PodPopoverProps {
  readonly pod: PodView;
  /** The tile that it belongs to. */
  readonly anchor: DOMRect;
  readonly ages: AgeWords;
  /** Leads to the help with the worst problem of the pod; absent where that cannot be shown. */
  readonly onHelp?: (pod: PodView) => void;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
}

/** Summary of a pod; one popover for the whole grid. */
export function PodPopover(props: PodPopoverProps) {
  const { row, findings } = props.pod;
  const { ages, onHelp } = props;
  const worst = findings.find(needsAttention);
  const t = useText();
  const words = stateText(row, t);
  const findingTitle = useFindingTitle();
  const countText = useCount();
  const element = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<CSSProperties>({ opacity: 0 });

  useLayoutEffect(() => {
    const box = element.current?.getBoundingClientRect();
    if (box) setPosition(placeBeside(props.anchor, box));
  }, [props.anchor, props.pod]);

  const images = new Set(
    row.containers
      .filter(container => container.kind === 'app' && container.image)
      .map(container => imageTag(container.image ?? '')),
  );
  const restarts = row.lastRestartAt
    ? t('popover.lastRestart', {
        restarts: String(row.restarts),
        ago: ages.ago(row.lastRestartAt),
      })
    : countText(row.restarts);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [
      t('popover.ready'),
      t('popover.readyContainers', {
        ready: String(row.readyContainers),
        total: String(row.totalContainers),
      }),
    ],
    [t('popover.restarts'), restarts],
    [t('popover.image'), [...images].join(', ')],
    [t('popover.node'), row.node],
    [t('popover.age'), ages.age(row.createdAt)],
  ];
  return (
    <div
      ref={element}
      className={styles.popover}
      style={position}
      onPointerEnter={props.onPointerEnter}
      onPointerLeave={props.onPointerLeave}
    >
      <div role="tooltip">
        <p className={styles.name}>{visible(row.name)}</p>
        <p className={styles.state}>
          <StateSign state={row.state} />
          <span>{joinFacts([words, visible(statusBesides(row, words))])}</span>
        </p>
        {findings.length > 0 && (
          <ul className={styles.problems}>
            {findings.map(finding => (
              <li key={finding.id}>
                {finding === worst ? (
                  <Cause finding={finding} />
                ) : (
                  visible(findingTitle(finding))
                )}
              </li>
            ))}
          </ul>
        )}
        <dl className={styles.facts}>
          {facts
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{visible(name)}</dt>
                <dd>{visible(value)}</dd>
              </div>
            ))}
        </dl>
      </div>
      {worst && onHelp && (
        <div className={styles.help}>
          <Button
            label={t('attention.helpFor', {
              title: findingTitle(worst),
              name: row.name,
            })}
            onClick={() => onHelp(props.pod)}
          >
            {t('attention.help')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The worst problem, with what decides. */
function Cause({ finding }: { readonly finding: Finding }) {
  const { title, brief } = useFindingText(finding);
  const fact = decidingFact(finding, `${title} ${brief}`);
  return (
    <>
      {visible(title)}
      {brief && <span className={styles.brief}> {visible(brief)}</span>}
      {fact !== undefined && (
        <code className={styles.quote}>{visible(fact)}</code>
      )}
    </>
  );
}

/** Below the tile, or above where there is no room; never outside of the window. */
function placeBeside(anchor: DOMRect, box: DOMRect): CSSProperties {
  const isRoomBelow =
    anchor.bottom + GAP_PX + box.height < window.innerHeight - GAP_PX;
  const centred = anchor.left + anchor.width / 2 - box.width / 2;
  const rightmost = window.innerWidth - box.width - GAP_PX;
  return {
    left: Math.max(GAP_PX, Math.min(centred, rightmost)),
    top: isRoomBelow
      ? anchor.bottom + GAP_PX
      : Math.max(GAP_PX, anchor.top - GAP_PX - box.height),
  };
}
