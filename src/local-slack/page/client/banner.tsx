/** What has to be known before anything else: a fault of what is shown, or that nobody is there. */
import { useDesk } from './state.js';

export function Banner({ lost }: Readonly<{ lost: boolean }>) {
  const { state } = useDesk();
  const notes = [
    ...(lost ? [{ title: 'The workspace is not reached. Is it still running?', lines: [] }] : []),
    ...(state.connected || lost ? [] : [{ title: 'The bot is not connected, so nothing is answered.', lines: [] }]),
    ...state.notes,
  ];
  return (
    <div className="banners" role="status">
      {notes.map(({ title, lines }) => (
        <div className="banner" key={title}>
          <strong>{title}</strong>
          {lines.length > 0 && (
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  );
}
