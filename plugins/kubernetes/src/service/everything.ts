import { FilterQuery } from '@podlight/backstage-plugin-kubernetes-common';

/** The filter that hides nothing. */
export const EVERYTHING: FilterQuery = { terms: [] };
