import { localDateOf } from '../../surveys/fieldwork/local-date';
import type { AskedVariable } from '../../surveys/panel/profile';
import { youngestAge } from '../../surveys/recruitment/screening';
import { inLanguage, standIn } from '../../surveys/vocabulary';
import { wording } from '../../surveys/wording/words';
import { longDate } from '../messages/dates';
import type { Page } from '../pages';
import { apartFromAreas, areasOf, type FormProblem, mayAgree, reasonsFor } from './about-you';
import { contactFields, type Fields } from './form-fields';
import { type Joining, stepsOf } from './joining';

/** One page, with what was typed and what is to be put right. */
export async function pageOf(
  joining: Joining,
  step: string,
  fields: Fields,
  problems: readonly FormProblem[] = [],
  shown?: { readonly words: string; readonly postcode: string },
): Promise<Page> {
  const { deps, footprint, language } = joining;
  const steps = stepsOf(joining);
  const at = steps.indexOf(step === 'place' ? 'postcode' : step);
  const own = ownFields(step);
  const every = [
    ...['source', 'wave', 'place', 'postcode', 'postcode-seen'],
    ...[...steps].flatMap(ownFields),
  ];
  const carried: Record<string, string | readonly string[]> = {};
  for (const name of new Set(every)) {
    if (own.includes(name)) continue;
    const value = lists.includes(name) ? fields.list(name) : fields.text(name);
    if (value.length > 0) carried[name] = value;
  }
  if (shown) carried['postcode-seen'] = shown.postcode;
  const base = {
    action: joining.action,
    step,
    submission: fields.text('submission') || deps.secrets.random(),
    carried,
    where: { number: at + 1, of: steps.length },
    canGoBack: at > 0 || step === 'place',
    problems,
  };
  switch (step) {
    case 'postcode':
      return {
        screen: 'join-postcode',
        props: {
          ...base,
          postcode: shown?.postcode ?? fields.text('postcode'),
          example: 'BS1 3JA',
          ...(shown ? { found: shown.words } : {}),
        },
      };
    case 'place':
      return {
        screen: 'join-place',
        props: {
          ...base,
          places: areasOf(deps, footprint),
          apart: apartFromAreas(language),
          ...(fields.text('place') ? { chosen: fields.text('place') } : {}),
        },
      };
    case 'birth':
      return {
        screen: 'join-birth',
        props: {
          ...base,
          month: fields.text('birth-month'),
          year: fields.text('birth-year'),
          prefersNot: fields.text('birth-none') !== '',
          minimumAge: youngestAge,
        },
      };
    case 'contact':
      return { screen: 'join-contact', props: { ...base, ...contactFields(fields) } };
    case 'needs':
      return {
        screen: 'join-needs',
        props: {
          ...base,
          chosen: [...fields.list('needs'), ...fields.list('calls')],
          language: fields.text('needs-language'),
        },
      };
    case 'consent':
      return consentPage(joining, base, fields.list('consent'), true);
    default: {
      const variable = joining.asked.find(({ key }) => step === `about-${key}`);
      if (!variable) return pageOf(joining, 'postcode', fields);
      return aboutPage(joining, base, variable, fields.text(step), language);
    }
  }
}

type StepBase = Extract<Page, { screen: 'join-birth' }>['props'] extends infer Props
  ? Omit<Props, 'month' | 'year' | 'prefersNot' | 'minimumAge'>
  : never;

export function consentPage(
  { notice, footprint, language }: Pick<Joining, 'notice' | 'footprint' | 'language'>,
  base: StepBase,
  chosen: readonly string[],
  asksToJoin: boolean,
): Page {
  const { join, purposes } = wording(language).joining.consent;
  return {
    screen: 'join-consent',
    props: {
      ...base,
      notice: {
        version: notice?.version ?? 'none',
        title: '',
        paragraphs: notice?.paragraphs ?? [],
        date: longDate(localDateOf(notice?.from ?? new Date(0), footprint.timeZone), language),
        lang: notice?.lang,
      },
      purposes: [
        ...(asksToJoin ? [{ code: 'run-the-panel', words: join, isNeeded: true }] : []),
        ...mayAgree.map(({ code }) => ({ code, words: purposes[code], isNeeded: false })),
      ],
      chosen,
    },
  };
}

export async function aboutPage(
  { read }: Pick<Joining, 'read'>,
  base: StepBase,
  variable: AskedVariable,
  chosen: string,
  language: string,
): Promise<Page> {
  const why = (await reasonsFor(read, [variable], language)).get(variable.key) ?? '';
  return {
    screen: 'join-profile',
    props: {
      ...base,
      field: `about-${variable.key}`,
      question: inLanguage(variable.question, language),
      standIns: {
        question: standIn(variable.question, language),
        hint: variable.hint && standIn(variable.hint, language),
        why: standIn(variable.whyWeAsk.purpose, language),
      },
      ...(variable.hint ? { hint: inLanguage(variable.hint, language) } : {}),
      why,
      options: variable.categories.map((category) => ({
        code: category.code,
        label: inLanguage(category.answer ?? category.label, language),
        lang: standIn(category.answer ?? category.label, language),
      })),
      ...(chosen ? { chosen } : {}),
      sensitive: variable.sensitive,
    },
  };
}

/** Which fields each page shows itself; all others ride along hidden. */
const ownFields = (step: string): readonly string[] =>
  ({
    postcode: ['postcode', 'postcode-seen', 'place'],
    place: ['place'],
    birth: ['birth-month', 'birth-year', 'birth-none'],
    contact: ['name', 'email', 'mobile', 'landline', 'address', 'preferred'],
    needs: ['needs', 'calls', 'needs-language'],
    consent: ['consent', 'notice'],
  })[step] ?? [step];

const lists = ['needs', 'calls', 'consent'];
