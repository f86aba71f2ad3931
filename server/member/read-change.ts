import { listVariables } from '../../db/queries/panel';
import { youngestAge } from '../../surveys/recruitment/screening';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import type { myDetailsOperations } from '../contract/my-details';
import { Refusal } from '../errors';
import type { Call, PageReply } from '../mount';
import type { Change } from '../steps/change-details';
import {
  type Answered,
  mayAgree,
  readAnswer,
  readArea,
  readBirth,
  readContact,
  readNeeds,
  readPostcode,
} from './about-you';
import { changePage } from './change-page';
import { contactFields, type Fields } from './form-fields';

/** What a change page was told, checked; or the page again to show the place. */
export async function readChange(
  call: Call<typeof myDetailsOperations.change>,
  fields: Fields,
  language: string,
): Promise<Answered<Change> | PageReply> {
  const { problems } = wording(language).joining;
  const { deps, read, footprint, params } = call;
  const what = params.what;
  if (what === 'place') {
    const isList = fields.text('step') === 'place';
    const found = isList
      ? readArea(deps, footprint, fields.text('place'), language)
      : readPostcode(deps, footprint, fields.text('postcode'), language);
    if ('problems' in found) return found;
    const { value } = found;
    if (value.found === 'unknown') return { problems: [{ field: 'place', message: value.words }] };
    if (value.found === 'outside') {
      return {
        problems: [
          {
            field: isList ? 'place' : 'postcode',
            message: say(problems.moved, { place: value.words }, language),
          },
        ],
      };
    }
    if (!isList && fields.text('postcode-seen') !== value.postcode) {
      const shown = { words: value.words, postcode: value.postcode ?? '' };
      return { page: await changePage(call, fields, [], false, shown) };
    }
    return { value: { what: 'place', place: value.place } };
  }
  if (what === 'born') {
    const found = readBirth(
      {
        month: fields.text('birth-month'),
        year: fields.text('birth-year'),
        prefersNot: fields.text('birth-none') !== '',
      },
      deps.now(),
      footprint.timeZone,
      language,
    );
    if ('problems' in found) return found;
    if (found.value === 'too-young') {
      return {
        problems: [
          {
            field: 'birth-year',
            message: say(problems.yearTooLate, { age: youngestAge }, language),
          },
        ],
      };
    }
    return { value: { what: 'born', born: found.value.born } };
  }
  if (what === 'contact') {
    const found = readContact(contactFields(fields), language);
    return 'problems' in found ? found : { value: { what: 'contact', ...found.value } };
  }
  if (what === 'needs') {
    const needs = readNeeds({
      needs: [...fields.list('needs'), ...fields.list('calls')],
      language: fields.text('needs-language'),
    });
    return { value: { what: 'needs', ...needs } };
  }
  if (what === 'consents') {
    const chosen = fields.list('consent');
    const given = new Map(mayAgree.map(({ code }) => [code as string, chosen.includes(code)]));
    return { value: { what: 'consents', given, textVersion: fields.text('notice').slice(0, 60) || 'none' } };
  }
  const variable = (await listVariables(read)).find(({ key }) => key === what);
  if (variable?.kind !== 'asked') throw new Refusal('not-found');
  const answer = readAnswer(variable, `about-${what}`, fields.text(`about-${what}`), language);
  return 'problems' in answer ? answer : { value: { what: 'fact', variable: what, value: answer.value } };
}
