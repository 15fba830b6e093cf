/** A workflow step of the app, run by hand: what goes in, and what the steps that follow would get. */
import { useEffect, useRef, useState } from 'react';
import type { StepField, StepSetting } from '../../types.js';
import { isSafe, Link } from './blocks/link.js';
import { Icon } from './icons.js';
import type { Go } from './route.js';
import { type State, useDesk } from './state.js';

type StepProps = Readonly<{ step: StepSetting; go: Go; done: () => void }>;

export function StepDialog({ step, go, done }: StepProps) {
  const { state, act } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const [inputs, setInputs] = useState<Readonly<Record<string, string>>>({});
  const [id, setId] = useState<unknown>();
  const run = state.steps.find((one) => one.id === id);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);
  const start = async () => setId(await act('runStep', { callback: step.callbackId, inputs }));
  return (
    <dialog className="modal step" ref={dialog} aria-labelledby="step-title" onClose={done}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <header className="modal-head">
          <h2 id="step-title">{step.title}</h2>
          <button type="button" className="icon" aria-label="Close" onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
        <section className="modal-body" aria-label="The step" tabIndex={0}>
          <p className="hint">A step of a workflow. {step.description}</p>
          {step.inputs.map((field) => (
            <Input
              key={field.name}
              field={field}
              value={inputs[field.name] ?? ''}
              change={(value) => setInputs({ ...inputs, [field.name]: value })}
            />
          ))}
          <div role="status">{run && <Outcome step={step} run={run} />}</div>
        </section>
        <footer className="modal-foot">
          {run && (
            <button
              type="button"
              className="button"
              onClick={() => {
                dialog.current?.close();
                go({ inspect: run.id });
              }}
            >
              Inspect
            </button>
          )}
          <button type="submit" className="button" data-style="primary" disabled={run?.state === 'running'}>
            Run the step
          </button>
        </footer>
      </form>
    </dialog>
  );
}

type InputProps = Readonly<{ field: StepField; value: string; change: (value: string) => void }>;

const Input = ({ field: { name, title, description, required }, value, change }: InputProps) => (
  <label className="input-block">
    <span className="label">{title}</span>
    <input
      className="input"
      name={name}
      value={value}
      required={required}
      autoComplete="off"
      placeholder={description}
      onChange={({ target }) => change(target.value)}
    />
  </label>
);

type OutcomeProps = Readonly<{ step: StepSetting; run: State['steps'][number] }>;

function Outcome({ step, run }: OutcomeProps) {
  if (run.state === 'running') return <p className="empty">The step runs…</p>;
  if (run.state === 'failed') return <p className="error">The step failed: {run.error}</p>;
  return (
    <dl className="outputs">
      {step.outputs.map(({ name, title }) => (
        <div key={name}>
          <dt>
            {title} <code>{name}</code>
          </dt>
          <dd>
            <Output value={String(run.outputs?.[name] ?? '')} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Output({ value }: Readonly<{ value: string }>) {
  if (value === '') return <span className="hint">empty</span>;
  return isSafe(value) ? <Link href={value}>{value}</Link> : value;
}
