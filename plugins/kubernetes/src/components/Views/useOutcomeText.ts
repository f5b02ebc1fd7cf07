import { useText } from '../../i18n/useText';
import { MAX_VIEWS } from './savedViews';
import { ViewsOutcome } from './useSavedViews';

/** Says why views weren't changed; empty where they were. */
export function useOutcomeText(): (outcome: ViewsOutcome) => string {
  const t = useText();
  return outcome => {
    if (typeof outcome === 'object') {
      return t('views.failed', { message: outcome.message });
    }
    switch (outcome) {
      case 'too-many':
        return t('views.tooMany', { max: String(MAX_VIEWS) });
      case 'too-large':
        return t('views.tooLarge');
      case 'same-title':
        return t('views.sameTitle');
      case 'no-title':
        return t('views.noTitle');
      case 'unread':
        return t('views.unread');
      default:
        return '';
    }
  };
}
