import FormControl from '@mui/material/FormControl';
import InputLabel from '@mui/material/InputLabel';
import NativeSelect from '@mui/material/NativeSelect';
import { useId } from 'react';
import { visible } from '../../format/visible';

/** @internal */
export interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly {
    readonly value: string;
    readonly text: string;
  }[];
  readonly onChange: (value: string) => void;
}

/** A choice of one; the browser's own list, which copes with hundreds and works on a phone. */
export function Select(props: SelectProps) {
  const id = useId();
  return (
    <FormControl size="small" variant="standard" sx={{ minWidth: 0 }}>
      <InputLabel htmlFor={id} shrink>
        {props.label}
      </InputLabel>
      <NativeSelect
        inputProps={{ id }}
        value={props.value}
        onChange={event => props.onChange(event.target.value)}
        sx={{
          fontSize: '0.875rem',
          maxWidth: 320,
          // Forced colors paint a frame over the first letter.
          '@media (forced-colors: active)': { '& select': { pl: '4px' } },
        }}
      >
        {props.options.map(option => (
          <option key={option.value} value={option.value}>
            {visible(option.text)}
          </option>
        ))}
      </NativeSelect>
    </FormControl>
  );
}
