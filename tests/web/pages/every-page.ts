/**
 * Every page a member or a stranger can meet, as whole documents with what `npm test` has just built: each sample, each kind
 * with something to put right, each strip, and what a phone draws by itself without a line.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createComponent, renderToString } from 'solid-js/web';
import { firstFieldOf } from '../../../surveys/questionnaires/page-checks';
import { sayProblem } from '../../../surveys/questionnaires/problems';
import { answers, kindOf, type Question } from '../../../surveys/questions/answers';
import { say } from '../../../surveys/wording/say';
import { assetsFor, type Page, render } from '../../../web/entry-server';
import { Finished } from '../../../web/member/phone/finished';
import { phoneWords, saidNotKept, saidOnPhone } from '../../../web/member/phone/words';
import { frame, questionPage, samples } from './samples';

export type Kind = keyof typeof answers;

export const askingKinds = Object.values(answers)
  .filter(({ asks }) => asks)
  .map(({ kind }) => kind as Kind);

/** A question of a kind with all that can stand around it, and something to put right. */
export function wrongPage(kind: Kind) {
  const { question, faulty } = answers[kind].example;
  const asked = {
    hint: { en: 'As far as you remember.' },
    whyWeAsk: { en: 'So that everyone is heard.' },
    ...(question as Question),
  };
  const found = faulty === null ? null : kindOf(asked).check(asked, faulty as never);
  const problem = found ?? { field: firstFieldOf(asked), code: 'nothing-chosen' };
  return questionPage([
    { question: asked, problems: [{ field: problem.field, message: sayProblem(asked, problem, 'en') }] },
  ]);
}

const scale = answers.scale.example.question;
const review = samples.review as Extract<Page, { screen: 'review' }>;

const pages: Readonly<Record<string, Page>> = {
  // The example of a kind stands among those with something to put right.
  ...Object.fromEntries(Object.entries(samples).filter(([name]) => !name.startsWith('kind-'))),
  ...Object.fromEntries(askingKinds.map((kind) => [`wrong-${kind}`, wrongPage(kind)])),
  ...Object.fromEntries(
    (['not-saved', 'other-answers'] as const).map((kind) => [
      `strip-${kind}`,
      questionPage([{ question: scale }], { notice: { kind, at: '10:52' } }),
    ]),
  ),
  'offline-saved-on-phone': { ...review, props: { ...review.props, said: saidOnPhone(4, 'en') } },
  'offline-not-kept': {
    ...review,
    props: { ...review.props, said: saidNotKept([4], true, frame.footprint.helpline, 'en') },
  },
  ...Object.fromEntries(
    (['later', 'late', 'nothing'] as const).map((name) => {
      const { title, said } = phoneWords('en')[name];
      const words = say(said, { day: 'Friday 29 March 2019' }, 'en');
      return [`offline-${name}`, { screen: 'message', props: { title, paragraphs: [words], links: [] } }];
    }),
  ),
};

/** What shows that a phone has made an input its own, where it then looks otherwise. */
const liveMarks: Readonly<Record<string, string>> = {
  'constant-sum': '.stepper.live',
  ranking: '.ranks',
  cards: '.cards.live',
};

export type Document = {
  readonly screen: string;
  readonly html: string;
  /** Is there once its script has run. */
  readonly live?: string | undefined;
};

/** Page → its document. */
export function everyPage(): ReadonlyMap<string, Document> {
  const manifest = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../dist/web/manifest.json'), 'utf8'),
  );
  const whole = (page: Page) => render(page, { ...frame, assets: assetsFor(page, manifest) });
  const liveOf = (page: Page) =>
    page.screen === 'question'
      ? page.props.questions.map(({ input }) => liveMarks[input]).find(Boolean)
      : undefined;
  const all = new Map<string, Document>();
  for (const [name, page] of Object.entries(pages)) {
    const html = whole(page);
    const live = liveOf(page);
    all.set(name, { screen: page.screen, html, live });
    if (live && name.startsWith('wrong-'))
      all.set(`${name}-without-script`, {
        screen: page.screen,
        html: html.replace(/<script type="module"[^>]*>/g, ''),
      });
  }
  const finished = renderToString(() =>
    createComponent(Finished, {
      data: {
        action: '/s/token',
        submission: '6f0e5b1c6f0e5b1c6f0e5b1c6f0e5b1c',
        withUs: [1, 2, 3],
        onPhone: [4, 5, 9],
        openUntil: 'Friday 29 March 2019',
        helpline: frame.footprint.helpline,
      },
      language: 'en',
    }),
  );
  const title = `<title>${phoneWords('en').finished.title} – ${frame.footprint.name}`;
  return all.set('offline-finished', {
    screen: 'finished',
    html: whole(review)
      .replace(/<main.*<\/main>/s, () => finished)
      .replace(/<title>[^<]*/, title),
  });
}
