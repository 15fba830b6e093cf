/** Radio buttons, check boxes, dates and times. */
import { useId, useState } from 'react';
import type { Json } from '../../../types.js';
import type { ElementProps } from './element.js';
import { useHandle } from './spot.js';
import { Text } from './text.js';

type Option = Readonly<{ value: string; text: Json; description?: Json }>;

type ChoiceProps = ElementProps & Readonly<{ type: 'radio' | 'checkbox'; picked: readonly string[] }>;

function Choices({ element, labelled, type, picked: first }: ChoiceProps) {
  const { choose, value } = useHandle(element);
  const [local, setLocal] = useState(first);
  const name = useId();
  const one = value?.selected_option as Option | null | undefined;
  const many = value?.selected_options as readonly Option[] | undefined;
  const kept = many?.map((option) => option.value) ?? (one ? [one.value] : undefined);
  const picked = kept ?? local;
  const pick = (option: string) => {
    const others = picked.filter((each) => each !== option);
    const next = type === 'radio' ? [option] : picked.includes(option) ? others : [...picked, option];
    setLocal(next);
    choose(type === 'radio' ? option : next);
  };
  return (
    <div className="choices" role={type === 'radio' ? 'radiogroup' : 'group'} {...naming(labelled, 'Choices')}>
      {((element.options ?? []) as readonly Option[]).map((option) => (
        <label key={option.value}>
          <input
            type={type}
            name={name}
            value={option.value}
            checked={picked.includes(option.value)}
            onChange={() => pick(option.value)}
          />
          <span>
            <Text of={option.text} />
            {option.description && (
              <span className="about">
                <Text of={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}

export const naming = (labelled: string | undefined, otherwise: string) =>
  labelled ? { 'aria-labelledby': labelled } : { 'aria-label': otherwise };

const valuesOf = (options: unknown): readonly string[] =>
  (Array.isArray(options) ? options : [options]).filter(Boolean).map(({ value }: Option) => value);

export const Radios = (props: ElementProps) => (
  <Choices {...props} type="radio" picked={valuesOf(props.element.initial_option)} />
);

export const Checkboxes = (props: ElementProps) => (
  <Choices {...props} type="checkbox" picked={valuesOf(props.element.initial_options)} />
);

const MOMENTS: Readonly<Record<string, readonly [string, string, string]>> = {
  datepicker: ['date', 'selected_date', 'initial_date'],
  timepicker: ['time', 'selected_time', 'initial_time'],
  datetimepicker: ['datetime-local', 'selected_date_time', 'initial_date_time'],
};

const toField = (type: string, value: unknown): string =>
  type === 'datetimepicker' && value ? new Date(Number(value) * 1_000).toISOString().slice(0, 16) : String(value ?? '');

/** Dates and times; a date with a time is in seconds since 1970, shown in UTC. */
export function Moment({ element, labelled }: ElementProps) {
  const { choose, value } = useHandle(element);
  const type = String(element.type);
  const [kind, key, first] = MOMENTS[type] ?? ['date', '', ''];
  const [local, setLocal] = useState(element[first]);
  return (
    <input
      type={kind}
      className="input"
      {...naming(labelled, kind === 'time' ? 'Time' : 'Date')}
      value={toField(type, value?.[key] ?? local)}
      onChange={({ target }) => {
        const next = type === 'datetimepicker' ? String(Date.parse(`${target.value}Z`) / 1_000) : target.value;
        setLocal(next);
        choose(next);
      }}
    />
  );
}
