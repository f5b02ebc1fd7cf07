require('./lazyIndex.cjs')(exports, '@backstage/plugin-catalog-react');
