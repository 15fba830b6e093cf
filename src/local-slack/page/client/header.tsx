/** The bar at the top: whose page it is, who acts, and light or dark. */
import type { StepSetting, User } from '../../types.js';
import { Avatar } from './avatar.js';
import { Icon } from './icons.js';
import { MenuItem, Popup } from './popup.js';
import type { Go } from './route.js';
import { useDesk } from './state.js';
import { useTheme } from './theme.js';

type HeaderProps = Readonly<{
  me: User;
  people: readonly User[];
  go: Go;
  openStep: (step: StepSetting) => void;
  menu: boolean;
  toggleMenu: () => void;
}>;

export function Header({ me, people, go, openStep, menu, toggleMenu }: HeaderProps) {
  const { state, act } = useDesk();
  const [theme, turn] = useTheme();
  const starts = state.app.shortcuts.filter(({ type }) => type === 'global');
  const steps = state.app.steps;
  return (
    <header className="top">
      <button
        type="button"
        className="icon menu-button"
        aria-label="Channels and messages"
        aria-expanded={menu}
        onClick={toggleMenu}
      >
        <Icon name="menu" />
      </button>
      <h1>Local workspace</h1>
      <span className="spring" />
      {starts.length + steps.length > 0 && (
        <Popup role="menu" label={<Icon name="bolt" />} name="Shortcuts">
          {(close) => {
            const item = (key: string, words: string, run: () => void) => (
              <MenuItem
                key={key}
                onPick={() => {
                  close();
                  run();
                }}
              >
                {words}
              </MenuItem>
            );
            return [
              ...starts.map(({ callbackId, name = callbackId }) =>
                item(`start ${callbackId}`, name, () => act('globalShortcut', { callback: callbackId })),
              ),
              ...steps.map((one) => item(`step ${one.callbackId}`, `Workflow step: ${one.title}`, () => openStep(one))),
            ];
          }}
        </Popup>
      )}
      <button
        type="button"
        className="icon"
        aria-label={theme === 'dark' ? 'Switch to light' : 'Switch to dark'}
        title={theme === 'dark' ? 'Switch to light' : 'Switch to dark'}
        onClick={turn}
      >
        <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
      </button>
      <Popup
        role="menu"
        className="who"
        name={`You are ${me.realName}. Switch person`}
        label={
          <>
            <Avatar user={me} small />
            <span>{me.realName}</span>
            <Icon name="down" />
          </>
        }
      >
        {(close) =>
          people.map((one) => (
            <MenuItem
              key={one.id}
              checked={one.id === me.id}
              onPick={() => {
                close();
                go({ as: one.name, in: placeAfter(), thread: undefined, inspect: undefined });
              }}
            >
              <Avatar user={one} small /> {one.realName}
            </MenuItem>
          ))
        }
      </Popup>
    </header>
  );
}

/** Another person stays where they are, if that is for both; a direct channel is for one alone. */
function placeAfter(): string | undefined {
  const here = new URLSearchParams(location.hash.slice(1)).get('in') ?? undefined;
  return here?.startsWith('D') ? 'direct' : here;
}
