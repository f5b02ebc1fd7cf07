require('./lazyIndex.cjs')(exports, '@backstage/core-components');
