import { Translate } from '../../i18n/useText';

/** The parts of the tab that the tour points at, in this order. */
export const TOUR_STEPS = [
  'summary',
  'causes',
  'pods',
  'connect',
  'keys',
] as const;

/** @internal */
export type TourStep = (typeof TOUR_STEPS)[number];

/** Finds the part of the tab that a step is about; a healthy service has no causes, for example. */
export function findTarget(
  tab: Element,
  step: TourStep,
  t: Translate,
): Element | undefined {
  const named = (role: string, name: string) =>
    tab.querySelector(`${role}[aria-label=${JSON.stringify(name)}]`);
  const find = {
    summary: () => named('section', t('summary.heading')),
    causes: () => tab.querySelector('[data-finding] > button:last-of-type'),
    pods: () => named('[role="group"]', t('toolbar.label')),
    connect: () =>
      [...tab.querySelectorAll('button[aria-label]')].find(
        button => button.textContent === t('connect.button'),
      ),
    keys: () => named('button', t('keys.open')),
  };
  return find[step]() ?? undefined;
}
