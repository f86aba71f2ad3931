import { type JSX, Show } from 'solid-js';

/**
 * A file to take away: its name says what is inside, then type and size or count of rows.
 *
 * <DownloadLink href="/api/…/wave.csv" about="CSV, 525 rows">Answers of survey 1</DownloadLink>
 */
export function DownloadLink(props: {
  readonly href: string;
  readonly children: JSX.Element;
  readonly about?: string;
  /** Suggested file name; the server's own stands otherwise. */
  readonly fileName?: string;
}) {
  return (
    // rel=external keeps the router from taking the address for a screen
    <a class="download" href={props.href} download={props.fileName ?? ''} rel="external">
      {props.children}
      <Show when={props.about}>
        <span class="quiet"> ({props.about})</span>
      </Show>
    </a>
  );
}
