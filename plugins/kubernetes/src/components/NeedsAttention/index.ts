export { NeedsAttention, type NeedsAttentionProps } from './NeedsAttention';
export { useRetryCluster } from './useRetryCluster';
