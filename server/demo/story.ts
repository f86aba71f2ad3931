/** What came of the comments: themes, the answers they got, and what was told. Invented, like the answers of members. */

export type DemoTheme = {
  readonly key: string;
  readonly title: string;
  /** The point as a sentence for "you said". */
  readonly point: string;
  readonly codes: readonly string[];
};

export const demoThemes: readonly DemoTheme[] = [
  {
    key: 'waits',
    title: 'Waits are long, and nobody says how long',
    point: 'Waits for care are long, and people are not told how long they will be.',
    codes: ['Waiting for care'],
  },
  {
    key: 'telephone',
    title: 'It is hard to get through on the telephone',
    point: 'It takes too long to get through to a service on the telephone, and calls back do not come.',
    codes: ['Getting through'],
  },
  {
    key: 'next-steps',
    title: 'People want to be told what happens next',
    point: 'People want to be told in plain words what happens next, and why.',
    codes: ['Kept informed', 'Being listened to'],
  },
  {
    key: 'times',
    title: 'Appointments at times people can keep',
    point: 'People would like appointments in the evening and at weekends, and fewer changes.',
    codes: ['Appointments'],
  },
  {
    key: 'transport',
    title: 'Getting there and home again',
    point: 'Patient transport comes early or very late, above all on the way home.',
    codes: ['Transport and travel'],
  },
  {
    key: 'joined-up',
    title: 'Services do not know what the other did',
    point: 'People are passed from one service to another, which do not know what was done before.',
    codes: ['Joined-up care'],
  },
];

export type DemoLink = {
  readonly pathway: 'respiratory' | 'msk';
  readonly theme: string;
  /** Texts as the form asks for them; none while the theme is open. `inDays`: promised so many days from now. */
  readonly answer?: {
    readonly answer: 'done' | 'doing' | 'cannot' | 'not-ours';
    readonly words: string;
    readonly inDays?: number;
    readonly owner?: string;
    readonly passedTo?: string;
  };
  readonly action?: { readonly title: string; readonly owner: string; readonly inDays: number };
  readonly isPublished?: boolean;
};

/** Themes on the two pathways: done, under way, not taken up, passed on, and some nobody has answered yet. */
export const demoLinks: readonly DemoLink[] = [
  {
    pathway: 'msk',
    theme: 'next-steps',
    answer: {
      answer: 'done',
      words:
        'Every letter about a referral now names the service, the usual wait and a number to ring, and says what to do if it gets worse.',
    },
    isPublished: true,
  },
  {
    pathway: 'msk',
    theme: 'waits',
    answer: {
      answer: 'doing',
      words:
        'The six physiotherapy services are putting their waiting lists together, so that whoever is free first sees the next person.',
      inDays: 120,
      owner: 'MSK project team',
    },
    action: {
      title: 'One waiting list for the six physiotherapy services',
      owner: 'MSK project team',
      inDays: 120,
    },
    isPublished: true,
  },
  {
    pathway: 'msk',
    theme: 'times',
    answer: {
      answer: 'cannot',
      words: 'two of the three clinics are in buildings that close at six until their leases end',
    },
    isPublished: true,
  },
  { pathway: 'msk', theme: 'joined-up' },
  {
    pathway: 'respiratory',
    theme: 'transport',
    answer: {
      answer: 'not-ours',
      words:
        'They were given every released comment on journeys home and will answer by the end of the quarter.',
      passedTo: 'the patient transport service',
    },
  },
  {
    pathway: 'respiratory',
    theme: 'telephone',
    answer: {
      answer: 'doing',
      words: 'A respiratory nurse will answer a line of its own on weekday mornings.',
      inDays: 45,
      owner: 'Respiratory programme board',
    },
    action: {
      title: 'Open the nurse line on weekday mornings',
      owner: 'Respiratory programme board',
      inDays: 45,
    },
  },
  { pathway: 'respiratory', theme: 'waits' },
];

export const progressNote = 'Whether and when this was done is invented for the demo.';
