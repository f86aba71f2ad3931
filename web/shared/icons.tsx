/** Small signs. They stand beside words, so that readers aloud pass over them. */
export const Tick = () => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <circle cx="10" cy="10" r="10" fill="#007f3b" />
    <path d="M5.5 10.3l3 3 6-6.4" fill="none" stroke="#fff" stroke-width="2.2" />
  </svg>
);

export const Alert = () => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <circle cx="10" cy="10" r="10" fill="#d5281b" />
    <path d="M10 4.5v7" stroke="#fff" stroke-width="2.6" />
    <circle cx="10" cy="14.6" r="1.5" fill="#fff" />
  </svg>
);

export const Phone = () => (
  <svg class="icon" viewBox="0 0 20 26" aria-hidden="true">
    <rect x="2" y="1" width="16" height="24" rx="3" fill="none" stroke="#212b32" stroke-width="2" />
    <path d="M6.5 12l2.5 2.5 4.5-5M8 21h4" fill="none" stroke="#212b32" stroke-width="2" />
  </svg>
);

export const Chevron = () => (
  <svg class="icon" viewBox="0 0 9 15" aria-hidden="true">
    <path d="M8 1L2 7.5 8 14" fill="none" stroke="currentColor" stroke-width="2.4" />
  </svg>
);

export const Half = () => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <circle cx="10" cy="10" r="8.5" fill="none" stroke="#005eb8" stroke-width="2.4" class="ring" />
    <path d="M10 2a8 8 0 0 1 0 16z" fill="#005eb8" class="fill" />
  </svg>
);

export const Waiting = () => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <circle
      cx="10"
      cy="10"
      r="8.5"
      fill="none"
      stroke="#a35200"
      stroke-width="2"
      stroke-dasharray="2.6 2.2"
    />
  </svg>
);

export const Barred = () => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M4 16L16 4" stroke="#212b32" stroke-width="2.2" />
    <circle cx="10" cy="10" r="8.5" fill="none" stroke="#212b32" stroke-width="2.2" />
  </svg>
);

export const PassedOn = () => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <circle cx="10" cy="10" r="8.5" fill="none" stroke="#212b32" stroke-width="2.2" />
    <path d="M5.5 10h8M10.5 6.5L14 10l-3.5 3.5" fill="none" stroke="#212b32" stroke-width="2" />
  </svg>
);

export const Minus = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d="M0 8h16" stroke="currentColor" stroke-width="3" />
  </svg>
);

export const Plus = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d="M0 8h16M8 0v16" stroke="currentColor" stroke-width="3" />
  </svg>
);

export const Up = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d="M8 16V1.5M1 8.5l7-7 7 7" fill="none" stroke="currentColor" stroke-width="2.6" />
  </svg>
);

export const Down = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d="M8 0v14.5M1 7.5l7 7 7-7" fill="none" stroke="currentColor" stroke-width="2.6" />
  </svg>
);

/** A line that is filled from the start by a share (0–1). Attributes only, since style attributes are blocked. */
export const Bar = (props: { share: number; full?: boolean }) => (
  <svg class={props.full ? 'bar full' : 'bar'} aria-hidden="true">
    <rect class="track" width="100%" height="100%" />
    <rect
      class="done"
      width={`${Math.round(Math.min(1, Math.max(0, props.share)) * 1000) / 10}%`}
      height="100%"
    />
  </svg>
);
