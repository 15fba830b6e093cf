/** A button that opens a list of options with a field to look for them, all of it by keyboard too. */
import { useEffect, useId, useState } from 'react';
import { Icon } from '../icons.js';
import { Popup } from '../popup.js';

export type Option = Readonly<{ value: string; words: string; about?: string }>;
export type Group = Readonly<{ label?: string; options: readonly Option[] }>;

type PickerProps = Readonly<{
  groups: readonly Group[];
  /** Asks for the options; then `groups` is not looked at. */
  load?: (typed: string) => Promise<readonly Group[]>;
  /** So many letters it takes before options are asked for. */
  least?: number;
  many: boolean;
  picked: readonly Option[];
  placeholder: string;
  labelled: string | undefined;
  onPick: (picked: readonly Option[]) => void;
}>;

export function Picker(props: PickerProps) {
  const { picked, placeholder, many, onPick } = props;
  const words = picked.map((option) => option.words).join(', ');
  return (
    <Popup
      role="dialog"
      className="picker"
      wide
      name={words ? `${placeholder}: ${words}` : placeholder}
      label={
        <>
          <span data-empty={words === '' || undefined}>{words || placeholder}</span>
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <Options
          {...props}
          onPick={(option) => {
            if (!many) {
              close();
              return onPick([option]);
            }
            const others = picked.filter(({ value }) => value !== option.value);
            return onPick(others.length < picked.length ? others : [...picked, option]);
          }}
        />
      )}
    </Popup>
  );
}

type OptionsProps = Omit<PickerProps, 'onPick'> & Readonly<{ onPick: (option: Option) => void }>;

const PAUSE_MS = 120;

/** The groups that fit what was typed; for those asked of the app, when the app has answered. */
function useGroups({ groups, load, least = 0 }: OptionsProps, typed: string): readonly [readonly Group[], string] {
  const [loaded, setLoaded] = useState<readonly Group[]>([]);
  const [said, setSaid] = useState('');
  const short = typed.length < least;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when something is typed, and then only
  useEffect(() => {
    if (!load) return;
    if (short) {
      setLoaded([]);
      return setSaid(`Type ${least === 1 ? 'a letter' : `${least} letters`} or more`);
    }
    let current = true;
    setSaid('Loading…');
    const timer = setTimeout(async () => {
      const found = await load(typed);
      if (!current) return;
      setLoaded(found);
      setSaid('');
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed, short]);
  if (load) return [loaded, said];
  const fits = ({ words }: Option) => words.toLowerCase().includes(typed.toLowerCase());
  return [groups.map((group) => ({ ...group, options: group.options.filter(fits) })), ''];
}

function Options(props: OptionsProps) {
  const { picked, many, onPick, placeholder } = props;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [groups, said] = useGroups(props, typed);
  const id = useId();
  const all = groups.flatMap(({ options }) => options);
  const current = all[Math.min(at, all.length - 1)];
  useEffect(() => {
    document.getElementById(`${id}-${current?.value}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && all.length > 0) setAt((Math.min(at, all.length - 1) + step + all.length) % all.length);
    else if (event.key === 'Enter' && current) onPick(current);
    if (step || event.key === 'Enter') event.preventDefault();
  };
  return (
    <div className="options">
      <input
        className="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={current ? `${id}-${current.value}` : undefined}
        aria-label={placeholder}
        placeholder="Search"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={id} aria-label={placeholder} aria-multiselectable={many || undefined}>
        {groups
          .filter(({ options }) => options.length > 0)
          .map(({ label, options }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of a list box, for which there is no element
            <div key={label ?? ''} role="group" aria-label={label ?? placeholder}>
              {label && (
                <p className="group-label" aria-hidden="true">
                  {label}
                </p>
              )}
              {options.map((option) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
                <div
                  key={option.value}
                  id={`${id}-${option.value}`}
                  className="item"
                  role="option"
                  tabIndex={-1}
                  data-current={option === current || undefined}
                  aria-selected={picked.some(({ value }) => value === option.value)}
                  onClick={() => onPick(option)}
                >
                  {option.words}
                  {option.about && <span className="about">{option.about}</span>}
                </div>
              ))}
            </div>
          ))}
      </div>
      <p className="options-said" role="status">
        {said || (all.length === 0 ? 'Nothing found' : '')}
      </p>
    </div>
  );
}
