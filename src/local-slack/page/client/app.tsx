/** The whole page: who is there, what is looked at, and what lies over it. */
import { useEffect, useState } from 'react';
import type { StepSetting } from '../../types.js';
import { Banner } from './banner.js';
import { ChannelView } from './channel.js';
import { Header } from './header.js';
import { HomeView } from './home.js';
import { Inspect } from './inspect.js';
import { Modal } from './modal.js';
import { peopleOf, placesOf } from './places.js';
import { useRoute } from './route.js';
import { Sidebar } from './sidebar.js';
import { act, type Desk, DeskContext, useWorkspace } from './state.js';
import { StepDialog } from './step.js';
import { ThreadPane } from './thread.js';
import { Toasts, useNotices, useToasts } from './toasts.js';

export function App() {
  const { state, lost } = useWorkspace();
  const [route, go] = useRoute();
  const [menu, setMenu] = useState(false);
  const [step, setStep] = useState<StepSetting>();
  const { toasts, say } = useToasts();
  const people = state ? peopleOf(state) : [];
  const me = people.find(({ name }) => name === route.as) ?? people[0];
  const place = state && me ? placesOf(state, me.id, route.in) : undefined;
  useNotices(state, me?.id, say);
  const title = place?.name;
  useEffect(() => {
    document.title = title ? `${title} · Local workspace` : 'Local workspace';
  }, [title]);
  if (!state || !me || !place) {
    return <p className="waiting">{lost ? 'The workspace is not reached. Is it still running?' : 'Loading…'}</p>;
  }

  const desk: Desk = {
    state,
    me: me.id,
    say,
    act: (name, args) =>
      act(me.id, name, args).catch((cause: Error) => {
        say(cause.message);
        return undefined;
      }),
  };
  const aside = route.inspect ? 'inspect' : route.thread && place.kind === 'channel' ? 'thread' : undefined;
  return (
    <DeskContext value={desk}>
      <div className="page" data-aside={aside} data-menu={menu || undefined}>
        <Header me={me} people={people} go={go} openStep={setStep} menu={menu} toggleMenu={() => setMenu(!menu)} />
        <Banner lost={lost} />
        <Sidebar
          place={place}
          go={(changes) => {
            setMenu(false);
            go(changes);
          }}
        />
        <main className="main" aria-label={place.name}>
          {place.kind === 'home' ? (
            <HomeView place={place} go={go} key={me.id} />
          ) : (
            <ChannelView place={place} go={go} key={`${me.id} ${place.channel.id}`} open={route.thread} />
          )}
        </main>
        {aside === 'thread' && place.kind === 'channel' && route.thread && (
          <ThreadPane channel={place.channel} ts={route.thread} go={go} key={`${me.id} ${route.thread}`} />
        )}
        {aside === 'inspect' && route.inspect && <Inspect id={route.inspect} go={go} key={route.inspect} />}
      </div>
      <Modal />
      {step && <StepDialog step={step} go={go} done={() => setStep(undefined)} />}
      <Toasts toasts={toasts} />
    </DeskContext>
  );
}
