import { DISPLAY_STATES, DisplayState } from '../../status/displayState';
import { isSameState } from '../sameState';
import { formatValues, readValues } from '../values';
import { FieldSyntax, TermOf } from './FieldSyntax';

const NO_STATES: readonly string[] = [];

/** `status:failing,notReady` */
export const STATUS: FieldSyntax<TermOf<'status'>> = {
  words: ['status'],
  samples: { status: ['status:failing,notReady'] },
  parse({ scanner, start, sentStates, isNegated }) {
    const states: DisplayState[] = [];
    const sent: string[] = [];
    for (const value of readValues(scanner, start)) {
      const known = DISPLAY_STATES.find(state => isSameState(state, value));
      if (known) states.push(known);
      else if (sentStates.some(state => isSameState(state, value))) {
        sent.push(value);
      } else throw scanner.failure('unknown-status', start);
    }
    return sent.length === 0
      ? { type: 'status', states, isNegated }
      : { type: 'status', states, sentStates: sent, isNegated };
  },
  format: ({ states, sentStates = NO_STATES }) =>
    `status:${formatValues([...states, ...sentStates])}`,
  matches: ({ states, sentStates = NO_STATES }, { row }) => {
    const { state, sentState } = row;
    return (
      states.includes(state) ||
      (sentState !== undefined &&
        sentStates.some(each => isSameState(each, sentState)))
    );
  },
};
