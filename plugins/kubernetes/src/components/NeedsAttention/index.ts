export { NeedsAttention, type NeedsAttentionProps } from './NeedsAttention';
