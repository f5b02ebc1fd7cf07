export { formatAge } from './age';
export { imageTag } from './imageTag';
export { shortDigest } from './shortDigest';
export { stateText } from './stateText';
export { useAmounts, type AmountWords } from './useAmounts';
export { useBadValueText } from './useBadValueText';
export { useAge, useSpan, type AgeWords, type SpanWords } from './useAge';
export { useDimensionText, type DimensionText } from './useDimensionText';
export { useUntil } from './useUntil';
