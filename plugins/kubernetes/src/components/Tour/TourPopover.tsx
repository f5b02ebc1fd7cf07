import { useEffect, useLayoutEffect, useState } from 'react';
import { useText } from '../../i18n/useText';
import { Anchored } from '../ui';
import { findTarget, TOUR_STEPS, TourStep } from './steps';
import { TourCard } from './TourCard';

/** Where the causes stay readable. */
const PLACEMENTS = {
  summary: 'top-start',
  causes: 'top-end',
  pods: 'bottom-start',
  connect: 'top-end',
  keys: 'top-end',
} as const;

/** In a window narrower than this a row is several lines high, with its button below them. */
const NARROW_PX = 700;

/** Room that the popover needs above a target. */
const ROOM_PX = 220;
/** What an app may have at the bottom of a narrow window. */
const BAR_PX = 80;

/** @internal */
export interface TourPopoverProps {
  /** The element that holds the whole tab. */
  readonly tab: Element;
  readonly onEnd: () => void;
  /** The popover goes away with the focus in it. */
  readonly onLeave: () => void;
}

/** The running tour: one part of the tab after the other, without keeping anything from being used. */
export function TourPopover(props: TourPopoverProps) {
  const { tab, onEnd } = props;
  const t = useText();
  const [steps] = useState(() =>
    TOUR_STEPS.filter(step => findTarget(tab, step, t)),
  );
  const [index, setIndex] = useState(0);
  const step = steps.at(index) ?? TOUR_STEPS[0];
  const target = useTarget(tab, step);
  useEscape(onEnd);
  const isLast = index >= steps.length - 1;
  return (
    <Anchored
      anchor={target}
      placement={
        step === 'causes' && window.innerWidth < NARROW_PX
          ? 'bottom-start'
          : PLACEMENTS[step]
      }
    >
      <TourCard
        step={step}
        number={index + 1}
        total={steps.length}
        onBack={index > 0 ? () => setIndex(index - 1) : undefined}
        onNext={isLast ? undefined : () => setIndex(index + 1)}
        onEnd={onEnd}
        onLeave={props.onLeave}
      />
    </Anchored>
  );
}

/** The part of a step, marked and in view. Data that streams in may replace it at any time. */
function useTarget(tab: Element, step: TourStep): Element {
  const t = useText();
  const target =
    findTarget(tab, step, t) ?? findTarget(tab, TOUR_STEPS[0], t) ?? tab;
  useLayoutEffect(() => {
    target.setAttribute('data-tour', 'here');
    return () => target.removeAttribute('data-tour');
  }, [target]);
  useEffect(() => {
    const { top, bottom } = target.getBoundingClientRect();
    if (top >= ROOM_PX && bottom <= window.innerHeight - BAR_PX) return;
    target.scrollIntoView?.({ block: 'center' });
  }, [target]);
  return target;
}

function useEscape(onEscape: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onEscape();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onEscape]);
}
