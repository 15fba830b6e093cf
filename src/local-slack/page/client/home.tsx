/** The app's Home, as it was last published for this person. */
import { useEffect } from 'react';
import { Avatar } from './avatar.js';
import { Blocks } from './blocks/blocks.js';
import { Icon } from './icons.js';
import { botIn, directFor, type Place } from './places.js';
import type { Go } from './route.js';
import { useDesk } from './state.js';
import { Tabs } from './tabs.js';

export function HomeView({ place, go }: Readonly<{ place: Place; go: Go }>) {
  const { state, me, act } = useDesk();
  const view = state.homes[me];
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once, each time it is come to
  useEffect(() => {
    act('openHome');
  }, [me]);
  return (
    <>
      <header className="bar">
        <Avatar user={botIn(state)} small />
        <h2>{place.name}</h2>
        <Tabs go={go} at="home" direct={directFor(state, me)?.id ?? 'direct'} />
        <span className="spring" />
        {view && (
          <button
            type="button"
            className="icon"
            aria-label="Inspect Home"
            title="Inspect"
            onClick={() => go({ inspect: view.id })}
          >
            <Icon name="search" />
          </button>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className="home" aria-label="Home" tabIndex={0}>
        {view ? (
          <Blocks spot={{ in: 'home', view }} blocks={view.body.blocks as readonly unknown[]} />
        ) : (
          <p className="empty">{place.name} has not put anything here yet.</p>
        )}
      </section>
    </>
  );
}
