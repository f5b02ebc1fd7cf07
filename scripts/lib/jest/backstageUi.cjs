require('./lazyIndex.cjs')(exports, '@backstage/ui');
