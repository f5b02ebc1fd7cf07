import { ClassTexts } from '../types';

export const imageTexts = {
  ImageNotFound: {
    title: 'Image not found',
    brief: '{{image}}',
    meaning:
      'The registry says that it has no image {{image}}. Some registries say the same about private images when nobody is logged in.',
    steps: {
      checkTag: 'Check that the tag was pushed.',
      describePod: 'See the whole answer:',
    },
  },
} as const satisfies ClassTexts;
