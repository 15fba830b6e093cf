/** The modal that lies over everything; the next one under it waits. */
import { useEffect, useRef, useState } from 'react';
import type { Choice } from '../../choices.js';
import type { Json, View } from '../../types.js';
import { Blocks } from './blocks/blocks.js';
import { Icon } from './icons.js';
import { useDesk } from './state.js';

const words = (value: unknown): string | undefined => (value as { text?: string } | undefined)?.text;

export function Modal() {
  const { state, me } = useDesk();
  const view = state.modals[me]?.at(-1);
  return view ? <Open view={view} key={view.id} /> : null;
}

function Open({ view }: Readonly<{ view: View }>) {
  const { act, say } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, Choice>>>({});
  const [busy, setBusy] = useState(false);
  const { title, submit, close, blocks } = view.body as Json & { blocks: readonly unknown[] };
  useEffect(() => {
    const one = dialog.current;
    one?.showModal();
    one?.querySelector<HTMLElement>('.modal-body :is(input, textarea, select, .picker)')?.focus();
    return () => one?.close();
  }, []);
  const leave = () => act('close');
  const send = async () => {
    const faults = dialog.current?.querySelector<HTMLInputElement>(':invalid');
    if (faults) {
      faults.reportValidity();
      return;
    }
    setBusy(true);
    const there = JSON.stringify(blocks);
    const still = Object.fromEntries(Object.entries(typed).filter(([id]) => there.includes(JSON.stringify(id))));
    const done = await act('submit', { filled: still });
    setBusy(false);
    if (done === 'failed') say('We had some trouble connecting. Try again?');
  };
  return (
    <dialog
      className="modal"
      ref={dialog}
      aria-labelledby="modal-title"
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <header className="modal-head">
          <h2 id="modal-title">{words(title)}</h2>
          <button type="button" className="icon" aria-label="Close" onClick={leave}>
            <Icon name="close" />
          </button>
        </header>
        <div className="modal-body">
          <Blocks
            spot={{ in: 'modal', view, typed, type: (id, choice) => setTyped((now) => ({ ...now, [id]: choice })) }}
            blocks={blocks}
          />
        </div>
        <footer className="modal-foot">
          <button type="button" className="button" onClick={leave}>
            {words(close) ?? 'Cancel'}
          </button>
          {words(submit) && (
            <button type="submit" className="button" data-style="primary" disabled={busy}>
              {words(submit)}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
