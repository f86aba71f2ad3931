import type { JSX } from 'solid-js';
import { createEffect } from 'solid-js';

/** The frame of screens before signing in: one narrow column, the title, one thing to do. */
export function Door(props: { readonly title: string; readonly children: JSX.Element }) {
  createEffect(() => {
    document.title = `${props.title} – Sounding`;
  });
  return (
    <main class="door">
      <p class="door-name">Sounding</p>
      <h1>{props.title}</h1>
      {props.children}
    </main>
  );
}
