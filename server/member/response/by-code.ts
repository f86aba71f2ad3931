import type { Footprint } from '../../../db/queries/footprints';
import type { ShownProblem } from '../../../surveys/questionnaires/judge-page';
import { wording } from '../../../surveys/wording/words';
import type { responsesOperations } from '../../contract/responses';
import type { Deps } from '../../deps';
import type { Handlers, PageReply } from '../../mount';
import { waysToAsk } from '../../public/ways-to-ask';
import { addressIn, languageAsked, productLanguages, speak } from '../in-language';
import { monthIn, openShortCode } from '../short-code';
import { textOf } from './posted';

/** A letter's short code, with the month of birth beside it, instead of a link. */
export const codeHandlers: Pick<Handlers<typeof responsesOperations>, 'showCode' | 'openByCode'> = {
  showCode: async ({ deps, footprint, request }) =>
    codePage(deps, footprint, request.language, { code: '', month: '', problems: [] }),

  openByCode: async ({ deps, read, footprint, body, request }) => {
    const code = textOf(body.code);
    const birth = textOf(body['birth-month']);
    const month = monthIn(birth);
    const again = (problems: readonly ShownProblem[]) => ({
      ...codePage(deps, footprint, request.language, { code, month: birth, problems }),
      status: 422 as const,
    });
    const spoken = speak(request.language, 'en', productLanguages(footprint));
    const wanted = languageAsked(textOf(body.go), spoken);
    if (wanted !== undefined) return codePage(deps, footprint, wanted, { code, month: birth, problems: [] });
    const list = wording(spoken.language).joining.code;
    const problems = [
      ...(code === '' ? [{ field: 'code', message: list.missing }] : []),
      ...(month === null ? [{ field: 'birth-month', message: list.monthMissing }] : []),
    ];
    if (month === null || code === '') return again(problems);
    const tries = `code from ${request.address}`;
    deps.tries.spend(tries);
    const path = await openShortCode(deps, read, code, month);
    if (path !== null) {
      deps.tries.giveBack(tries);
      return { seeOther: path };
    }
    return again([{ field: 'code', message: waysToAsk(footprint) ? list.help : list.apart }]);
  },
};

function codePage(
  deps: Deps,
  footprint: Footprint,
  asked: string | null,
  typed: { code: string; month: string; problems: readonly ShownProblem[] },
): Extract<PageReply, { page: unknown }> {
  const spoken = speak(asked, 'en', productLanguages(footprint));
  const home = `/${footprint.id}/code`;
  const action = spoken.language === 'en' ? home : addressIn(home, spoken.language);
  return {
    page: { screen: 'short-code', props: { action, submission: deps.secrets.random(), ...typed } },
    spoken,
  };
}
