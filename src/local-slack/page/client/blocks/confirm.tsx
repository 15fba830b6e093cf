/** “Are you sure?”, where an element asks for it. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Json } from '../../../types.js';
import { plain, Text } from './text.js';

/** An element's `confirm` → a way to do something only after a yes, and the dialog that asks. */
export function useConfirm(element: Json): readonly [(run: () => void) => void, ReactNode] {
  const [run, setRun] = useState<() => void>();
  const confirm = element.confirm as Json | undefined;
  const ask = (work: () => void) => (confirm ? setRun(() => work) : work());
  if (!run || !confirm) return [ask, null];
  const done = (yes: boolean) => {
    setRun(undefined);
    if (yes) run();
  };
  return [ask, <Asking key="confirm" confirm={confirm} done={done} />];
}

function Asking({ confirm, done }: Readonly<{ confirm: Json; done: (yes: boolean) => void }>) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      className="modal confirm"
      ref={dialog}
      aria-label={plain(confirm.title) || 'Are you sure?'}
      onCancel={() => done(false)}
    >
      <header className="modal-head">
        <h2>{plain(confirm.title) || 'Are you sure?'}</h2>
      </header>
      <div className="modal-body">
        <Text of={confirm.text as Json} />
      </div>
      <footer className="modal-foot">
        <button type="button" className="button" onClick={() => done(false)}>
          {plain(confirm.deny) || 'Cancel'}
        </button>
        <button
          type="button"
          className="button"
          data-style={String(confirm.style ?? 'primary')}
          onClick={() => done(true)}
        >
          {plain(confirm.confirm) || 'Yes'}
        </button>
      </footer>
    </dialog>
  );
}
