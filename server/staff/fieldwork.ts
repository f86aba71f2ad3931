import { AnalysisError } from '../../analysis/errors';
import { answerCurve } from '../../analysis/fieldwork/answer-curve';
import { participationAt, participationByCohort } from '../../analysis/fieldwork/cohort-rates';
import { nameOfRate, outcomeRates, rateNames, tally } from '../../analysis/fieldwork/outcome-rates';
import type { Rate } from '../../analysis/fieldwork/rate';
import { intervalName } from '../../analysis/results/interval';
import type { Read } from '../../db/connect';
import { countCases, findWave, listHeldBack, listWaves, type Wave } from '../../db/queries/fieldwork';
import { listMembers } from '../../db/queries/panel';
import { findQuestionnaire, findVersion, type Version } from '../../db/queries/questionnaires';
import { addDays, daysBetween, localDateOf } from '../../surveys/fieldwork/local-date';
import { windowAt } from '../../surveys/fieldwork/window';
import { reviewQuestionnaire } from '../../surveys/questionnaires/review';
import { dispositions } from '../../surveys/vocabulary';
import { fieldworkOperations } from '../contract/fieldwork';
import { Refusal } from '../errors';
import { type Handlers, station } from '../mount';
import { chooseMembers } from '../steps/choose-members';
import { closeWave } from '../steps/close-wave';
import { enterAnswers, findCaseByCode } from '../steps/enter-answers';
import { issueWave } from '../steps/issue-wave';
import { planWave } from '../steps/plan-wave';
import { isReachedByHand, type ReadCase, readCasesOfWave, windowOf } from '../steps/read-fieldwork';
import { readReminders, remindWave } from '../steps/remind-wave';
import { takeLetters } from '../steps/take-letters';
import { fieldworkCases, funnelOf, selectionOf } from './fieldwork-figures';
import { participationBySegment } from './participation-by-segment';

const handlers: Handlers<typeof fieldworkOperations> = {
  listWaves: async ({ deps, read }) => {
    const counts = await countCases(read);
    const waves = [];
    for (const wave of await listWaves(read)) {
      const version = counts.get(wave.id) ? await findVersion(read, wave.versionId) : undefined;
      const cases = version
        ? await readCasesOfWave(read, wave.id, version.definition.completeness, deps.now())
        : [];
      waves.push({
        id: wave.id,
        title: wave.title,
        status: wave.status,
        opensOn: wave.opensOn,
        closesOn: wave.closesOn,
        participation: version ? said(participationAt(fieldworkCases(cases), deps.now())) : null,
      });
    }
    return { waves };
  },

  planWave: async ({ deps, footprint, session, body }) => ({
    id: await planWave(deps, footprint.id, body, session.staffId),
  }),

  changePlan: async ({ deps, footprint, session, params, body }) => {
    await planWave(deps, footprint.id, body, session.staffId, params.wave);
    return { done: true as const };
  },

  previewWave: async ({ deps, read, footprint, params }) => {
    const { wave, version } = await getWave(read, params.wave);
    const at = deps.now();
    const choice = await chooseMembers(read, deps, {
      wave,
      questionnaire: version.definition,
      footprint,
      at,
    });
    return {
      asOf: at.toISOString(),
      wouldAsk: choice.chosen.length,
      members: choice.chosen.length + choice.heldBack.length + choice.notDrawn,
      byChannel: counted(choice.chosen.map(({ channel }) => channel)).map(([channel, members]) => ({
        channel,
        members,
      })),
      heldBack: counted(choice.heldBack.map(({ reason }) => reason)).map(([reason, members]) => ({
        reason,
        members,
      })),
      notDrawn: choice.notDrawn,
      strata: [...choice.strata],
      stops: reviewQuestionnaire(version.definition)
        .findings.filter((finding) => finding.severity === 'stops')
        .map((finding) => finding.sentence),
    };
  },

  issueWave: async ({ deps, footprint, session, params }) => {
    const result = await issueWave(deps, footprint, params.wave, session.staffId);
    deps.nudgeOutbox();
    return result;
  },

  showWave: async ({ deps, read, footprint, params }) => {
    const { wave, version } = await getWave(read, params.wave);
    const questionnaire = await findQuestionnaire(read, version.questionnaireId);
    const at = deps.now();
    const cases = await readCasesOfWave(read, wave.id, version.definition.completeness, at);
    const all = fieldworkCases(cases);
    const window = windowOf(wave, footprint);
    const { due, notDue } = await readReminders(read, wave, footprint, cases, at);
    const heldBack = await listHeldBack(read, wave.id);
    const funnel = funnelOf(cases, version.definition.completeness, at);
    const selection = selectionOf(cases);
    const known = new Set([...cases.map((one) => one.case.memberId), ...heldBack.map((one) => one.memberId)]);
    const members = wave.status === 'open' ? await listMembers(read, ['member']) : [];
    return {
      id: wave.id,
      title: wave.title,
      status: wave.status,
      questionnaire: questionnaire?.id ?? '',
      version: version.version,
      opensOn: wave.opensOn,
      closesOn: wave.closesOn,
      graceDays: wave.graceDays,
      window: windowAt(window, at),
      daysLeft: Math.max(0, daysBetween(localDateOf(at, footprint.timeZone), addDays(wave.closesOn, 1))),
      draw: wave.draw.kind === 'all' ? wave.draw : { ...wave.draw, by: [...wave.draw.by] },
      reminders: wave.reminders,
      asOf: at.toISOString(),
      participation: said(participationAt(all, at)),
      selection,
      funnel,
      dispositions: dispositionsOf(cases),
      lines: version.definition.completeness,
      cohorts: participationByCohort(all, at).cohorts.map((one) => ({
        ...said(one),
        cohort: one.cohorts[0] ?? '',
      })),
      curve: answerCurve(all, at).map(({ day, shareAnswered, stillOpen }) => ({
        day,
        share: shareAnswered,
        stillOpen,
      })),
      segments: await participationBySegment(read, deps, cases),
      intervalName: intervalName(selection === 'known' ? 'known' : 'unknown'),
      remindersDue: counted(due.map(({ channel, number }) => `${channel} ${number}`)).map(([key, n]) => {
        const [channel, number] = key.split(' ');
        return {
          channel: due.find((one) => one.channel === channel)!.channel,
          number: Number(number),
          cases: n,
        };
      }),
      remindersNotDue: counted(notDue.map(({ because }) => because)).map(([reason, n]) => ({
        reason,
        cases: n,
      })),
      byHand: counted(cases.filter(isReachedByHand).map((one) => one.case.channel)).map(([channel, n]) => ({
        channel,
        cases: n,
      })),
      heldBack: counted(heldBack.map(({ reason }) => reason)).map(([reason, n]) => ({ reason, members: n })),
      newMembers: wave.draw.kind === 'all' ? members.filter(({ id }) => !known.has(id)).length : 0,
    };
  },

  showOutcomeRates: async ({ deps, read, params }) => {
    const { wave, version } = await getWave(read, params.wave);
    const cases = await readCasesOfWave(read, wave.id, version.definition.completeness, deps.now());
    const issued = cases.flatMap(({ reading }) =>
      reading.state === 'not-issued' ? [] : [reading.disposition],
    );
    const { rates, e } = outcomeRates(tally(issued));
    const selection = selectionOf(cases) === 'known' ? 'known' : 'unknown';
    const shown: { rate: string; name: string; value: number | null }[] = [];
    const refused: { rate: string; because: string }[] = [];
    for (const rate of rateNames) {
      try {
        shown.push({ rate, name: nameOfRate(rate, selection), value: rates[rate] });
      } catch (error) {
        if (!(error instanceof AnalysisError)) throw error;
        refused.push({
          rate,
          because:
            'Not every member of this wave was picked with a known chance, so it has no response rate. Use the participation rate.',
        });
      }
    }
    return { asOf: deps.now().toISOString(), cases: issued.length, e, rates: shown, refused };
  },

  sendReminders: async ({ deps, read, footprint, params }) => {
    const { wave, version } = await getWave(read, params.wave);
    const now = deps.now();
    const cases = await readCasesOfWave(read, wave.id, version.definition.completeness, now);
    const { due } = await readReminders(read, wave, footprint, cases, now);
    const reminded = await remindWave(deps, footprint, wave, cases, due);
    deps.nudgeOutbox();
    return { reminded };
  },

  closeWave: async ({ deps, footprint, session, params }) => {
    await closeWave(deps, footprint, params.wave, session.staffId);
    return { done: true as const };
  },

  takeLetters: async ({ deps, footprint, session, params, body }) => ({
    letters: await takeLetters(deps, footprint, params.wave, session.staffId, body.purpose),
  }),

  findCase: async ({ deps, footprint, session, params, body }) =>
    findCaseByCode(deps, footprint, params.wave, body.code, session.staffId),

  enterAnswers: async ({ deps, footprint, session, params, body }) =>
    enterAnswers(deps, footprint, { ...body, waveId: params.wave, caseId: params.case, by: session.staffId }),
};

export const fieldworkStation = station(fieldworkOperations, handlers);

async function getWave(read: Read, id: string): Promise<{ wave: Wave; version: Version }> {
  const wave = await findWave(read, id);
  const version = wave && (await findVersion(read, wave.versionId));
  if (!wave || !version) throw new Refusal('not-found');
  return { wave, version };
}

function said({ numerator, base, share, baseRule, asOf }: Rate) {
  return { numerator, base, share, baseRule, asOf: asOf.toISOString() };
}

function dispositionsOf(cases: readonly ReadCase[]) {
  const issued = cases.flatMap(({ reading }) => (reading.state === 'not-issued' ? [] : [reading]));
  return dispositions.flatMap((disposition) => {
    const own = issued.filter((reading) => reading.disposition === disposition);
    if (own.length === 0) return [];
    const codes = counted(own.map((reading) => reading.aapor)).map(([aapor, n]) => ({ aapor, cases: n }));
    return { disposition, codes, cases: own.length };
  });
}

/** Each name with how often it stands, most often first. */
function counted<Name extends string>(names: readonly Name[]): [Name, number][] {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1));
}
