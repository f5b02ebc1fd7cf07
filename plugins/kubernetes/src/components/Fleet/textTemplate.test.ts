import { textTemplate } from './textTemplate';

describe('textTemplate', () => {
  it('fills names into a text that was translated once, in the order of the language', () => {
    const write = jest.fn(
      ({ place, service }) => `In ${place}: ${service}, only in ${place}`,
    );
    const fill = textTemplate(['service', 'place'], write);
    expect(fill({ service: 'web', place: 'eu' })).toBe(
      'In eu: web, only in eu',
    );
    expect(fill({ service: 'api', place: 'us' })).toBe(
      'In us: api, only in us',
    );
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('takes a name for a name, whatever is in it', () => {
    const fill = textTemplate(['service', 'place'], names =>
      Object.values(names).join(' in '),
    );
    expect(fill({ service: '{place} $& {{t}}', place: 'eu' })).toBe(
      '{place} $& {{t}} in eu',
    );
  });

  it('leaves out what the text does not name', () => {
    expect(textTemplate(['service'], () => 'All')({ service: 'web' })).toBe(
      'All',
    );
  });
});
