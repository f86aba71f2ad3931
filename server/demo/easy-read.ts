import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findLatestVersion } from '../../db/queries/questionnaires';
import { helpedByKey } from '../../surveys/questionnaires/easy-read';
import type { EasyRead, Questionnaire } from '../../surveys/questionnaires/types';
import type { Question } from '../../surveys/questions/answers';
import type { Option, Picture } from '../../surveys/questions/question-kind';
import type { Channel, Stored } from '../../surveys/vocabulary';
import { questionnairesOperations } from '../contract/questionnaires';
import { keepMedia } from '../steps/keep-media';
import type { Answers } from './answers';
import { easyWords } from './easy-words';
import type { Person } from './people';
import type { Stage } from './stage';

/** Each picture of the demo, with what is seen on it. */
const pictures = {
  'face-low': 'A sad face with a tear',
  'face-happy': 'A smiling face',
  'face-flat': 'A face that does not smile',
  'face-sad': 'A sad face',
  'health-help': 'A nurse with a man',
  yes: 'A tick',
  no: 'A cross',
  waiting: 'A clock',
  talking: 'Two people who talk',
  family: 'A family',
  doctor: 'A doctor',
  phone: 'A telephone',
  alone: 'One person alone',
  place: 'A house',
  sun: 'The sun',
} as const;
type PictureName = keyof typeof pictures;
type Show = (name: PictureName) => Picture;

/** Puts the pictures into the footprint's store and an Easy Read version into a survey, as its editor would. */
export async function addEasyRead(stage: Stage, id: string): Promise<void> {
  const { driver, footprint } = stage;
  const version = await findLatestVersion(driver.deps.read(footprint.id), id);
  if (!version) throw new Error('The questionnaire was not kept');
  const { definition } = version;
  const by = driver.staffId('engagement-lead');
  const kept = new Map<string, Picture>();
  for (const [name, alt] of Object.entries(pictures)) {
    const bytes = await readFile(join(driver.deps.root, 'db', 'reference', 'pictures', `${name}.png`));
    const { id: media } = await keepMedia(driver.deps, footprint.id, {
      upload: { stream: new Blob([bytes]).stream(), length: bytes.length },
      kind: 'picture',
      name: `${name}.png`,
      by,
    });
    kept.set(name, { media, alt: easyWords(alt) });
  }
  const easyRead = easyReadFor(definition, (name) => kept.get(name)!);
  await driver.as('engagement-lead')(questionnairesOperations.changeQuestionnaire, {
    params: { questionnaire: id },
    body: {
      version: version.version,
      revision: version.revision,
      definition: { ...definition, easyRead },
    },
  });
}

function easyReadFor(definition: Questionnaire, show: Show): EasyRead {
  const option = (code: string, label: string, name: PictureName): Option => ({
    code,
    label: easyWords(label),
    picture: show(name),
  });
  const standard = (key: string) =>
    definition.pages.flatMap((page) => page.questions).find((question) => question.key === key);
  const used = standard('used_care');
  // What a question lets people say instead, it lets them say here.
  const offers = (key: string) => standard(key)?.offers ?? [];
  const questions: Question[] = [
    {
      key: 'easy_ease',
      kind: 'single-choice',
      label: easyWords('If you feel low, is it easy to get help?'),
      picture: show('face-low'),
      of: 'ease',
      mapped: { easy: 'easy', hard: 'hard', very_hard: 'very_hard' },
      options: [
        option('easy', 'It is easy', 'face-happy'),
        option('hard', 'It is hard', 'face-flat'),
        option('very_hard', 'It is very hard', 'face-sad'),
      ],
      offers: offers('ease'),
    },
    {
      key: 'easy_turn_to',
      kind: 'multiple-choice',
      label: easyWords('Who do you talk to when you feel low?'),
      hint: easyWords('You can choose more than one.'),
      picture: show('talking'),
      of: 'turn_to',
      mapped: 'same',
      options: [
        option('family', 'Family or friends', 'family'),
        option('gp', 'A doctor', 'doctor'),
        option('charity', 'A helpline', 'phone'),
        { ...option('nobody', 'Nobody', 'alone'), exclusive: true },
      ],
      offers: offers('turn_to'),
    },
    {
      key: 'easy_used_care',
      kind: 'single-choice',
      label: easyWords('Did you get help for your mind this year?'),
      whyWeAsk: easyWords('We want to know who gets help.'),
      picture: show('health-help'),
      sensitive: true,
      ...(used?.ground && { ground: used.ground }),
      ...(used?.special && { special: used.special }),
      of: 'used_care',
      mapped: 'same',
      options: [
        option('yes', 'Yes', 'yes'),
        option('waiting', 'No, I wait for it', 'waiting'),
        option('no', 'No', 'no'),
      ],
      offers: offers('used_care'),
    },
    {
      key: 'easy_wish',
      kind: 'single-choice',
      label: easyWords('What would help you most?'),
      picture: show('sun'),
      options: [
        option('someone', 'A person to talk to', 'talking'),
        option('place', 'A place to go', 'place'),
        option('sooner', 'To get help sooner', 'waiting'),
      ],
      offers: ['dont-know'],
    },
  ];
  return {
    title: easyWords('How you feel, and who helps you'),
    purpose: easyWords('We want to make help better. Please tell us what you think.'),
    minutes: 4,
    pages: questions.map((question) => ({ key: question.key, questions: [question] })),
    thanks: easyWords('Thank you. We will tell you what we do.'),
  };
}

/** Whoever needs it, and some of those who would not have said so: online only, since it is read with its pictures. */
export function choosesEasyRead({ needs }: Person, channel: Channel, random: () => number): boolean {
  const isOnline = channel === 'email' || channel === 'text';
  return needs.includes('easy-read') || (random() < 0.09 && isOnline);
}

/** What someone would say in Easy Read who would have said this in the standard version. */
export function answersInEasyRead(answers: Answers, random: () => number): Answers {
  const ease = answers.ease;
  const turnTo = answers.turn_to;
  const several = turnTo && 'value' in turnTo && Array.isArray(turnTo.value) ? turnTo.value : [];
  const known = several.filter((code) => ['family', 'gp', 'charity'].includes(code));
  const pick = (codes: readonly string[]): Stored => ({ value: codes[Math.floor(random() * codes.length)] });
  return {
    ...(ease && { easy_ease: 'value' in ease && ease.value === 'very_easy' ? { value: 'easy' } : ease }),
    easy_turn_to: { value: known.length > 0 ? known : ['nobody'] },
    ...(answers.used_care && { easy_used_care: answers.used_care }),
    easy_wish: pick(['someone', 'someone', 'place', 'sooner']),
    [helpedByKey]: pick(['nobody', 'family-or-friend', 'family-or-friend', 'paid-supporter', 'panel']),
  };
}
