/** What is behind a message: its payload, what led to it, and how its question was read. */
import { useEffect, useRef, useState } from 'react';
import type { Trace } from '../server/trace.js';
import { useReturn } from './focus.js';
import { Icon } from './icons.js';
import { untyped } from './message.js';
import { userIn } from './places.js';
import type { Go } from './route.js';
import { useDesk } from './state.js';

type Found = Trace & Readonly<{ explained?: unknown; ok?: boolean; error?: string }>;

export function Inspect({ id, go }: Readonly<{ id: string; go: Go }>) {
  const { state, me, say } = useDesk();
  const [found, setFound] = useState<Found>();
  const body = useRef<HTMLElement>(null);
  useReturn();
  useEffect(() => body.current?.focus(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever anything has changed
  useEffect(() => {
    let current = true;
    const query = new URLSearchParams({ ts: id, user: me });
    fetch(`/page/inspect?${query}`)
      .then((reply) => reply.json())
      .then((read) => current && setFound(read));
    return () => {
      current = false;
    };
  }, [id, me, state]);
  const copy = () => {
    navigator.clipboard?.writeText(location.href).then(
      () => say('The link is copied.'),
      () => say(location.href),
    );
  };
  return (
    <aside className="aside inspect" aria-label="Inspect">
      <header className="bar">
        <h2>Inspect</h2>
        <span className="spring" />
        <button type="button" className="link" onClick={copy}>
          Copy link
        </button>
        <button type="button" className="icon" aria-label="Close" onClick={() => go({ inspect: undefined })}>
          <Icon name="close" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section ref={body} className="inspect-body" aria-label="What is behind it" tabIndex={0}>
        {found?.error ? <p className="empty">This is no longer here. A link holds while the workspace runs.</p> : null}
        {found && !found.error && <Parts found={found} />}
      </section>
    </aside>
  );
}

function Parts({ found: { payload, steps, asked, explained } }: Readonly<{ found: Found }>) {
  const { state } = useDesk();
  const first = steps[0]?.at ?? 0;
  return (
    <>
      {asked && (
        <section>
          <h3>Question</h3>
          <p className="question">{untyped(asked.words, (id) => userIn(state, id)?.name ?? id)}</p>
        </section>
      )}
      {explained !== undefined && explained !== null && (
        <section>
          <h3>How it was read</h3>
          {Object.entries(typeof explained === 'object' ? explained : { explained }).map(([name, value]) => (
            <details key={name}>
              <summary>{name}</summary>
              <Json value={value} />
            </details>
          ))}
        </section>
      )}
      <section>
        <h3>What happened</h3>
        <ol className="steps">
          {steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a past are in their order
            <li key={index}>
              <details>
                <summary>
                  <span className="step-kind" data-kind={step.kind}>
                    {step.kind === 'delivery' ? 'to the bot' : 'from the bot'}
                  </span>
                  <span className="step-name">{step.name}</span>
                  <span className="step-time">
                    +{step.at - first} ms{step.tookMs === undefined ? '' : `, took ${step.tookMs} ms`}
                  </span>
                </summary>
                <Json value={step.detail} />
              </details>
            </li>
          ))}
        </ol>
        {steps.length === 0 && <p>Nothing: the bot took no part in it.</p>}
      </section>
      <section>
        <h3>Payload</h3>
        <Json value={payload} />
      </section>
    </>
  );
}

const Json = ({ value }: Readonly<{ value: unknown }>) => <pre className="json">{JSON.stringify(value, null, 2)}</pre>;
