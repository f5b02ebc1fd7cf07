import { createApp } from '@backstage/frontend-defaults';

export default createApp({});
