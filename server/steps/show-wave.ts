import { answerCurve, answerCurves, type CurvePoint } from '../../analysis/fieldwork/answer-curve';
import { participationAt } from '../../analysis/fieldwork/cohort-rates';
import { nameOfRate, outcomeRates, rateNames } from '../../analysis/fieldwork/outcome-rates';
import { intervalName } from '../../analysis/results/interval';
import { countCases, findWave, listHeldBack, listWaves, type Wave } from '../../db/queries/fieldwork';
import { findFootprintById } from '../../db/queries/footprints';
import { listMembers, onPanel } from '../../db/queries/panel';
import { findQuestionnaire, findVersion, listVersions, type Version } from '../../db/queries/questionnaires';
import { listRecruitmentWaves } from '../../db/queries/recruitment';
import { findFrameInUse } from '../../db/queries/targets';
import { addDays, daysBetween, localDateOf } from '../../surveys/fieldwork/local-date';
import { windowAt } from '../../surveys/fieldwork/window';
import { isActive } from '../../surveys/panel/status';
import type { fieldworkOperations } from '../contract/fieldwork';
import type { ReplyOf } from '../contract/operation';
import { Refusal } from '../errors';
import type { WorkRead } from '../work/reader';
import { chooseMembers } from './choose-members';
import {
  counted,
  dispositionsOf,
  fieldworkCases,
  funnelOf,
  orProblem,
  outcomesOf,
  participationOf,
  reachOf,
  said,
  selectionOf,
  stagesOf,
} from './fieldwork-figures';
import { frozenOf, standingAt } from './freeze-wave';
import { participationBySegment } from './participation-by-segment';
import { readInvited } from './profiles-at-issue';
import { isReachedByHand, readCasesOfWave, windowOf } from './read-fieldwork';
import { readReminders } from './remind-wave';
import { responseByMember } from './response-by-member';
import { readBeside, reviewDraft } from './review-draft';
import { newWording } from './use-wording';

type Given = Pick<WorkRead, 'read' | 'secrets' | 'places'>;
type Reply<Name extends keyof typeof fieldworkOperations> = ReplyOf<(typeof fieldworkOperations)[Name]>;
/** What a task is asked: of which wave, as of when (as a number, since a thread shares no clock). */
type Asked = { readonly wave: string; readonly at: number };

/** Every wave with its participation: for a worker, since it reads the events of all. */
export async function drawWaves(
  { read }: Given,
  { at }: { readonly at: number },
): Promise<Reply<'listWaves'>> {
  const now = new Date(at);
  const footprint = await getFootprint(read);
  const counts = await countCases(read);
  const waves: Reply<'listWaves'>['waves'] = [];
  for (const wave of await listWaves(read)) {
    const lines = counts.get(wave.id)
      ? (await findVersion(read, wave.versionId))?.definition.completeness
      : undefined;
    const asOf = standingAt(wave, footprint, now);
    const cases = lines ? await readCasesOfWave(read, wave.id, lines, asOf) : [];
    waves.push({
      id: wave.id,
      title: wave.title,
      status: wave.status,
      opensOn: wave.opensOn,
      closesOn: wave.closesOn,
      participation: lines
        ? said(participationAt(fieldworkCases(cases), asOf, { partialFrom: lines.partialFrom }))
        : null,
    });
  }
  return { waves };
}

/** Who would be asked if a wave were issued now, and who is held back and why. */
export async function drawPreview(given: Given, asked: Asked): Promise<Reply<'previewWave'>> {
  const { read } = given;
  const { wave, version } = await getWave(read, asked.wave);
  const at = new Date(asked.at);
  const footprint = await getFootprint(read);
  const beside = await readBeside(read);
  const choice = await chooseMembers(read, given, {
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
    stops: reviewDraft(version.definition, beside)
      .findings.filter((finding) => finding.severity === 'stops')
      .map((finding) => finding.sentence),
    uncheckedWords: beside.unchecked.filter(
      ({ language, unchecked }) => unchecked > 0 && version.definition.languages.includes(language),
    ),
  };
}

/** How a wave stands: every figure with its base, as of now, or of its end once it is closed (R10). */
export async function drawWave(given: Given, asked: Asked): Promise<Reply<'showWave'>> {
  const { read } = given;
  const { wave, version } = await getWave(read, asked.wave);
  const footprint = await getFootprint(read);
  const questionnaire = await findQuestionnaire(read, version.questionnaireId);
  const wording = newWording(wave, await listVersions(read, version.questionnaireId));
  const now = new Date(asked.at);
  const at = standingAt(wave, footprint, now);
  const lines = version.definition.completeness;
  const cases = await readCasesOfWave(read, wave.id, lines, at);
  const rated = fieldworkCases(cases);
  const { due, notDue } = await readReminders(read, wave, footprint, cases, now);
  const heldBack = await listHeldBack(read, wave.id);
  const selection = selectionOf(cases);
  const known = new Set([...cases.map((one) => one.case.memberId), ...heldBack.map((one) => one.memberId)]);
  const everyone = await listMembers(read, [...onPanel, 'left']);
  const members = everyone.filter(({ status }) => status !== 'left');
  const invited = await readInvited(given, cases);
  const names = await namesOfCohorts(read);
  const figures = participationOf(rated, at, lines, names);
  const shown = new Map(
    figures.cohorts.flatMap(({ key, cohort, hidden }) => (hidden === null ? [[key, cohort] as const] : [])),
  );
  return {
    id: wave.id,
    title: wave.title,
    status: wave.status,
    questionnaire: questionnaire?.id ?? '',
    version: version.version,
    newWording: wording
      ? { version: wording.version, reason: wording.definition.change?.reason ?? '' }
      : null,
    opensOn: wave.opensOn,
    closesOn: wave.closesOn,
    graceDays: wave.graceDays,
    window: windowAt(windowOf(wave, footprint), now),
    daysLeft: Math.max(0, daysBetween(localDateOf(now, footprint.timeZone), addDays(wave.closesOn, 1))),
    draw: wave.draw.kind === 'all' ? wave.draw : { ...wave.draw, by: [...wave.draw.by] },
    reminders: wave.reminders,
    asOf: at.toISOString(),
    ...figures,
    reach: reachOf(rated, at, lines, {
      panel: new Set(
        everyone
          .filter(
            ({ admittedAt, leftAt }) =>
              admittedAt !== null && admittedAt <= at && (leftAt === null || leftAt > at),
          )
          .map(({ id }) => id),
      ),
      active:
        at < now
          ? null
          : new Set(
              members.filter((one) => isActive({ profileAt: one.lastActiveAt }, now)).map(({ id }) => id),
            ),
      target: (await findFrameInUse(read))?.size ?? null,
    }),
    ...stagesOf(cases),
    frozen: wave.status === 'closed' ? frozenOf(cases, at, lines.partialFrom) : null,
    selection,
    funnel: funnelOf(cases, lines, at),
    dispositions: dispositionsOf(cases),
    lines,
    curve: pointsOf(answerCurve(rated, at)),
    cohortCurves: (shown.size < 2
      ? []
      : answerCurves(rated, at, ({ cohort }) => shown.get(cohort) ?? null)
    ).map(({ group, invited: people, curve }) => ({
      cohort: group,
      invited: people,
      curve: pointsOf(curve),
    })),
    segments: participationBySegment(invited),
    response: responseByMember(invited),
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
    newMembers:
      wave.status === 'open' && wave.draw.kind === 'all'
        ? members.filter(({ id, status }) => status === 'member' && !known.has(id)).length
        : 0,
  };
}

/** AAPOR's outcome rates of a wave by name; a response rate only where the selection of every case is known (R11). */
export async function drawOutcomeRates({ read }: Given, asked: Asked): Promise<Reply<'showOutcomeRates'>> {
  const { wave, version } = await getWave(read, asked.wave);
  const at = standingAt(wave, await getFootprint(read), new Date(asked.at));
  const cases = await readCasesOfWave(read, wave.id, version.definition.completeness, at);
  const counts = outcomesOf(cases);
  const { rates, e } = outcomeRates(counts);
  const selection = selectionOf(cases) === 'known' ? 'known' : 'unknown';
  const shown: { rate: string; name: string; value: number | null }[] = [];
  const refused: { rate: string; because: string }[] = [];
  for (const rate of rateNames) {
    const named = orProblem(() => nameOfRate(rate, selection));
    if ('value' in named) shown.push({ rate, name: named.value, value: rates[rate] });
    else
      refused.push({
        rate,
        because: `Not every member of this wave was picked with a known chance. ${named.problem}`,
      });
  }
  return {
    asOf: at.toISOString(),
    cases: Object.values(counts).reduce((sum, n) => sum + n, 0),
    e,
    rates: shown,
    refused,
  };
}

const pointsOf = (curve: readonly CurvePoint[]) =>
  curve.map(({ day, shareAnswered, stillOpen, lower, upper }) => ({
    day,
    share: shareAnswered,
    stillOpen,
    lower,
    upper,
  }));

/** A cohort is a recruitment wave, by its name, or a source. */
async function namesOfCohorts(read: Given['read']): Promise<ReadonlyMap<string, string>> {
  return new Map((await listRecruitmentWaves(read)).map(({ id, name }) => [id, name]));
}

async function getFootprint(read: Given['read']) {
  const footprint = await findFootprintById(read, read.footprintId);
  if (!footprint) throw new Refusal('not-found');
  return footprint;
}

async function getWave(read: Given['read'], id: string): Promise<{ wave: Wave; version: Version }> {
  const wave = await findWave(read, id);
  const version = wave && (await findVersion(read, wave.versionId));
  if (!wave || !version) throw new Refusal('not-found');
  return { wave, version };
}
