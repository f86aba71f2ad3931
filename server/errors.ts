import { DatabaseError } from '../db/connect';

/** Every trouble the product can tell of: its HTTP status and one sentence that says what to do next. */
export const problems = {
  'body-too-large': [413, 'This is larger than can be taken. Send a smaller file or fewer rows at a time.'],
  'body-unreadable': [400, 'What was sent could not be read. Reload the page and try again.'],
  'not-acceptable-type': [415, 'This address takes another kind of content. Reload the page and try again.'],
  'fields-wrong': [
    422,
    'Some of what was sent is not as it must be. Look at the parts named and send it again.',
  ],
  'answers-clash': [
    422,
    'Some answers cannot both be so. Compare them with the form and put them right, or say why they are kept as given.',
  ],
  'answers-doubtful': [
    422,
    'Some answers are unusual. Compare them with the form; if it says so, save again and they are kept as they are.',
  ],
  'not-signed-in': [401, 'Sign in to go on.'],
  'not-allowed': [403, 'Your role does not include this. Ask an administrator of your footprint.'],
  'other-site': [
    403,
    'This came from another site and was not carried out. Open the page here and try again.',
  ],
  'not-found': [404, 'Nothing is kept under this address. Check the link, or go back to the list.'],
  'link-dead': [
    404,
    'This link does not work. Use the one in our latest message, or find your panel and ask it for a new one.',
  ],
  'test-over': [
    404,
    'This test has ended. A test works for three days, until another is sent or it is closed. Whoever sent it can send a new one from the survey editor.',
  ],
  'changed-meanwhile': [
    409,
    'Someone else changed this while you were working on it. Look at their change, then decide.',
  ],
  'already-there': [409, 'This is there already. Open it from the list instead.'],
  'too-many-tries': [429, 'Too many tries. Wait a quarter of an hour and try again.'],
  'sign-in-wrong': [
    401,
    'The e-mail address or the passphrase is not right. Try again, or ask for a new passphrase.',
  ],
  'passphrase-weak': [
    422,
    'The passphrase is too short. Use at least 12 characters; three or four words are easiest to remember.',
  ],
  'last-administrator': [
    409,
    'This is the last administrator of the footprint. Make someone else administrator first.',
  ],
  'not-possible-now': [409, 'This cannot be done as things stand. Read the detail for what must come first.'],
  overloaded: [503, 'Too many people are saving at once. Nothing was lost; try again in a few seconds.'],
  'storage-full': [
    503,
    'The server’s storage is full, so nothing could be saved. Keep this page open and try again later.',
  ],
  'storage-busy': [503, 'The server could not save just now. Try again in a few seconds.'],
  unexpected: [
    500,
    'Something went wrong on our side and nothing was changed. Try again; if it happens again, tell us the time and this code.',
  ],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

export type FieldFault = { readonly path: string; readonly message: string };

/** Trouble that ends a request. Inside a write job it also undoes the job. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    /** The thing, what was found, and the next move, where the code's own sentence is not enough. */
    readonly detail?: string,
    readonly fields: readonly FieldFault[] = [],
  ) {
    super(code);
  }
}

export type ProblemReply = {
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly fields?: readonly FieldFault[];
};

/** Any error as a problem to send: what is not known becomes `unexpected`, without a word of its cause. */
export function asProblem(error: unknown): ProblemReply {
  const refusal = error instanceof Refusal ? error : new Refusal(codeOf(error));
  const [status, title] = problems[refusal.code];
  return {
    code: refusal.code,
    status,
    title,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...(refusal.fields.length === 0 ? {} : { fields: refusal.fields }),
  };
}

function codeOf(error: unknown): ProblemCode {
  if (error instanceof DatabaseError) {
    if (error.code === 'full') return 'storage-full';
    if (error.code === 'busy') return 'storage-busy';
    if (error.code === 'overloaded' || error.code === 'stopped') return 'overloaded';
  }
  return 'unexpected';
}
