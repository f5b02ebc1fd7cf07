export {
  formatAge,
  imageTag,
} from '@podlight/backstage-plugin-kubernetes-common';
export { httpsUrl } from './httpsUrl';
export { shortDigest } from './shortDigest';
export { FACT_SEPARATOR, joinFacts } from './joinFacts';
export { stateText, statusBesides } from './stateText';
export { useAmounts, type AmountWords } from './useAmounts';
export { useBadValueText } from './useBadValueText';
export { useAge, useSpan, type AgeWords, type SpanWords } from './useAge';
export { useCount } from './useCount';
export { useDimensionText, type DimensionText } from './useDimensionText';
export { When, type WhenProps } from './When';
export { useDuration } from './useDuration';
export { formatMoment, useMoment } from './useMoment';
export { useUntil } from './useUntil';
