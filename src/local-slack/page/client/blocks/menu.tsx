/** Select menus of every kind: options of the message, options the app is asked for, people, channels. */
import { useState } from 'react';
import type { Json } from '../../../types.js';
import { useDesk } from '../state.js';
import { useConfirm } from './confirm.js';
import type { ElementProps } from './element.js';
import { type Group, type Option, Picker } from './picker.js';
import { useHandle } from './spot.js';
import { plain } from './text.js';

type Given = Readonly<{ value: string; text: Json; description?: Json }>;

const optionOf = ({ value, text, description }: Given): Option => ({
  value,
  words: plain(text),
  ...(description ? { about: plain(description) } : {}),
});

const list = (value: unknown): readonly Given[] => (Array.isArray(value) ? value : value ? [value as Given] : []);

/** Options, or groups of them → groups. */
function groupsOf(given: readonly Json[], grouped: boolean): readonly Group[] {
  if (!grouped) return [{ options: list(given).map(optionOf) }];
  return given.map(({ label, options }) => ({ label: plain(label), options: list(options).map(optionOf) }));
}

export function Menu({ element, labelled }: ElementProps) {
  const { state } = useDesk();
  const { value, choose, suggest } = useHandle(element);
  const [ask, asking] = useConfirm(element);
  const [local, setLocal] = useState<readonly Option[]>();
  const type = String(element.type);
  const many = type.startsWith('multi_');
  const kind = type.replace('multi_', '').replace('_select', '');
  const users = state.users.map(({ id, realName }) => ({ value: id, words: realName }));
  const channels = state.channels
    .filter((channel) => channel.kind !== 'im')
    .map(({ id, name }) => ({ value: id, words: `#${name}` }));
  const own = kind === 'users' ? users : kind === 'channels' || kind === 'conversations' ? channels : undefined;
  const groups: readonly Group[] = own
    ? [{ options: own }]
    : groupsOf(
        (element.option_groups ?? element.options ?? []) as readonly Json[],
        element.option_groups !== undefined,
      );

  const named = Object.entries(value ?? element).find(([key]) => /^(selected|initial)_/.test(key))?.[1];
  const ids = (Array.isArray(named) ? named : [named]).filter(Boolean);
  const first = own ? own.filter((option) => ids.includes(option.value)) : list(named).map(optionOf);
  const picked = value ? first : (local ?? first);

  const load = async (typed: string): Promise<readonly Group[]> => {
    const given = await suggest(typed);
    return groupsOf(given, given[0]?.label !== undefined);
  };
  return (
    <>
      <Picker
        groups={groups}
        {...(kind === 'external' ? { load, least: Number(element.min_query_length ?? 3) } : {})}
        many={many}
        picked={picked}
        labelled={labelled}
        placeholder={plain(element.placeholder) || 'Choose an option'}
        onPick={(next) =>
          ask(() => {
            setLocal(next);
            const values = next.map((option) => option.value);
            choose(many ? values : (values[0] ?? ''));
          })
        }
      />
      {asking}
    </>
  );
}
