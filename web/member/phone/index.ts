import { ownPages } from '../../../surveys/questionnaires/own-pages';
import { formId } from '../../shared/form';
import { freshId } from '../fresh-id';
import { fromTo } from '../screens/numbers';
import { showBusy } from '../show-busy';
import { type Act, type Receipt, readAct } from './act';
import { createDrawing, type Place } from './drawing';
import { handIn } from './hand-in';
import { learnWords } from './learn-words';
import { createOutbox, type Outbox, type Sent } from './outbox';
import { createPages } from './pages';
import { loadKinds } from './rules';
import { canSeal, keyOfLink, type LinkKey } from './seal';
import { dropEnded, dropShell, keepPictures, keepShell } from './shell';
import { showRefused } from './show-refused';
import { forget } from './store';
import { type Standing, type Survey, standingOf } from './survey';
import { askWhole, homeHere } from './whole';
import { phoneWords, saidBack, saidNoLine, saidNotKept, saidOnPhone } from './words';

/** One file for both: on pages that ask nothing it is loaded only where something waits. */
export { comeBack } from './come-back';

/** After this long without a receipt one goes on, and the page waits on this phone. */
const patienceMs = 6000;
const retryMs = [1000, 5000, 20_000, 60_000, 300_000];

/**
 * Takes over a survey's page once it is there: what is pressed is kept on this phone before it is sent, so that neither a
 * lost line nor a killed tab loses it; the next page is the one the server sends, or where there is no line, one drawn here
 * by the same rules. Whatever fails, the form posts itself.
 * @param place where the page stands; empty for the shell of the service worker
 */
export async function takeOver(place: Place): Promise<{ readonly letGo: () => void }> {
  await learnWords(place.language);
  const { home, token, key: here } = homeHere();
  const isShell = place.element.childElementCount === 0;
  const drawing = createDrawing(place);
  const pages = createPages(home, drawing);
  const { language } = place;
  let link: LinkKey | undefined;
  let outbox: Outbox | undefined;
  let isBusy = false;
  let hasLetGo = false;
  /** Something waits, or waited when this page was drawn. */
  let waited = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pressed: HTMLButtonElement | null = null;

  if (canSeal()) {
    link = await keyOfLink(token).catch(() => undefined);
    outbox = link && createOutbox(link, (act) => handIn(home, act));
  }

  document.addEventListener('click', onClick, true);
  document.addEventListener('submit', onSubmit, true);
  window.addEventListener('online', () => void sendWaiting());
  window.addEventListener('offline', () => {
    if (outbox && !waited) drawing.say(saidNoLine(language));
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && waited) void sendWaiting();
  });
  window.addEventListener('popstate', () => void onHistory());

  try {
    await settle();
  } catch {
    // Storage is refused, as in some private windows: pages are sent as they are pressed, and nothing is kept.
    outbox = undefined;
  }
  if (!outbox) drawing.say({ unsaved: phoneWords(language).strips.nothingKept });
  return {
    letGo: () => {
      hasLetGo = true;
      drawing.leave();
    },
  };

  /** Sends what an earlier page left, then keeps the survey as it stands now. */
  async function settle(): Promise<void> {
    if (!outbox) return;
    waited = (await outbox.waiting()).length > 0;
    if (isShell) {
      const found = await stand();
      if (!found) return pages.showNothing(language);
      const said = waited ? saidOnPhone(found.standing.savedTo, language) : saidNoLine(language);
      await pages.showKey(here, found.survey, found.standing, said);
    }
    if (waited) await sendWaiting();
    await tellRefused();
    await outbox.refresh(async () => {
      const whole = await askWhole(home);
      if (!whole || whole === 'over') return undefined;
      const { survey, headers } = whole;
      await loadKinds(survey.questionnaire);
      // Without the shell the open page still works without a line.
      if (link) {
        await keepShell(link, document.title.split(' – ').pop() || '', headers).catch(() => undefined);
        void keepPictures(link, survey.questionnaire).catch(() => undefined);
      }
      return survey;
    });
    if (link) await dropEnded(link.name);
  }

  async function stand(
    more: readonly Act[] = [],
  ): Promise<{ survey: Survey; standing: Standing; count: number } | undefined> {
    const survey = await outbox?.findSurvey();
    if (!survey || !outbox) return undefined;
    await loadKinds(survey.questionnaire);
    const acts = (await outbox.waiting()).map(({ act }) => act);
    const others = more.filter((one) => acts.every(({ submission }) => submission !== one.submission));
    return { survey, standing: standingOf(survey, [...acts, ...others], new Date()), count: acts.length };
  }

  function onClick(event: MouseEvent): void {
    const target = event.target as Element;
    // Phones before 2021 do not say which button sent a form.
    pressed = target.closest<HTMLButtonElement>('button[name=go]');
    const anchor = target.closest<HTMLAnchorElement>('a[href]');
    if (!anchor || hasLetGo || anchor.pathname.indexOf(`${home}/`) !== 0) return;
    if (navigator.onLine && !waited) return;
    event.preventDefault();
    void showHere(anchor.pathname.slice(home.length + 1)).then((isShown) => {
      if (!isShown) location.assign(anchor.href);
    });
  }

  function onSubmit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (form.id !== formId || hasLetGo) return;
    const button = (event.submitter as HTMLButtonElement | null) ?? pressed;
    const go = button?.value || 'next';
    const asksLanguage = go.indexOf('language.') === 0;
    const hasLine = navigator.onLine && !waited;
    // Another language is with the server, which keeps the page as typed first.
    if (asksLanguage && hasLine) return;
    event.preventDefault();
    event.stopPropagation();
    if (isBusy) return;
    // So is the other version, which is another survey to a phone.
    if (!hasLine && (asksLanguage || /^(standard|easy)/.test(go))) {
      drawing.say({ strip: { tone: 'phone', ...phoneWords(language).strips.needsLine } });
      window.scrollTo(0, 0);
      return;
    }
    pressed = null;
    const release = showBusy(button);
    isBusy = true;
    press(form, go)
      .catch(() => postPlainly(form, go))
      .then(() => {
        isBusy = false;
        release();
      });
  }

  async function press(form: HTMLFormElement, go: string): Promise<void> {
    const act = readAct(form, go);
    if (act.page === ownPages.checkAnswers && (await pressAtEnd(act, go))) return;
    if (!outbox) return sendAtOnce(act, form, false);
    let number: number;
    try {
      number = await outbox.keep(act);
    } catch (error) {
      return sendAtOnce(act, form, (error as Error | null)?.name === 'QuotaExceededError');
    }
    const sending = navigator.onLine ? outbox.send() : undefined;
    const sent = sending && (await inTime(sending));
    const receipt = sent?.receipts.get(number);
    if (receipt) await follow(receipt);
    if (sent?.hasRefused) await tellRefused();
    if (receipt || (sent?.hasRefused && sent.left === 0)) return;
    waited = true;
    if (sending) void sending.then(afterSending);
    const found = await stand([act]);
    // Not even the survey has come yet: this page stays, and goes on when the line does.
    if (!found) return drawing.say(saidOnPhone(0, language));
    const said = found.count > 0 ? saidOnPhone(found.standing.savedTo, language) : {};
    await pages.showNext(found.survey, found.standing, act.page, said);
    plan();
  }

  /** What can be pressed where the answers are checked, or wait to be sent: Back and Later store nothing. */
  async function pressAtEnd(act: Act, go: string): Promise<boolean> {
    const sends = (await outbox?.waiting())?.filter((one) => one.act.go === 'send') ?? [];
    if (go === 'send' && sends.length > 0) {
      await inTime(sendWaiting());
      return true;
    }
    if (go === 'send') return false;
    for (const { number } of sends) await outbox?.takeBack(number);
    const found = await stand();
    if (!found) return false;
    const isBack = go === 'back';
    const key =
      sends.length > 0 ? ownPages.checkAnswers : isBack ? pages.lastKey(found.survey, found.standing) : '';
    if (key === '' && navigator.onLine && !waited) return false;
    const said = found.count > 0 ? saidOnPhone(found.standing.savedTo, language) : {};
    await pages.showKey(key || ownPages.goOnLater, found.survey, found.standing, said);
    return act.page !== '';
  }

  /** Nothing can be kept here: a page is with us, or it stands where it is. */
  async function sendAtOnce(act: Act, form: HTMLFormElement, isFull: boolean): Promise<void> {
    const handed = await handIn(home, act);
    if ('receipt' in handed) return follow(handed.receipt);
    // The server's own page says why.
    if ('refused' in handed) return postPlainly(form, act.go);
    const helpline = document.querySelector('.foot a[href^="tel:"]')?.textContent ?? undefined;
    const from = Number(form.dataset.first || 0);
    const to = Number(form.dataset.last || from);
    drawing.say(saidNotKept(from > 0 ? fromTo(from, to) : [], isFull, helpline, language));
    window.scrollTo(0, 0);
  }

  /** Goes where a receipt leads. */
  async function follow(receipt: Receipt): Promise<void> {
    if (receipt.isFinished || receipt.outcome !== 'kept') return leaveNothing(receipt);
    const { page, at } = receipt;
    const path = at.split('?')[0] ?? at;
    const said = waited ? await back() : {};
    if (page?.screen === 'question') await drawing.question(page.props, path, said);
    else if (page?.screen === 'review') drawing.review(page.props, path, said);
    else location.assign(at);
  }

  async function back() {
    const found = await stand();
    if (!found || found.count > 0) return {};
    waited = false;
    return saidBack(found.standing.withUs, found.standing.savedTo, language);
  }

  async function leaveNothing({ at, outcome }: Receipt): Promise<void> {
    if (link) await dropShell(link.name, await forget(link.name)).catch(() => undefined);
    outbox = undefined;
    if (outcome === 'closed') return pages.showLate(language);
    location.replace(at);
    // The next page is on its way; nothing more happens on this one.
    await new Promise(() => {});
  }

  async function sendWaiting(): Promise<void> {
    if (outbox && !hasLetGo) await afterSending(await outbox.send());
  }

  /** Says what has become of what waited. */
  async function afterSending({ last, left, againAfter, hasRefused }: Sent): Promise<void> {
    if (hasRefused) await tellRefused();
    if (left > 0) return plan(againAfter);
    tries = 0;
    if (last && (last.isFinished || last.outcome !== 'kept')) await leaveNothing(last);
    drawing.say(waited && !hasRefused ? await back() : {});
  }

  async function tellRefused(): Promise<void> {
    if (!outbox || !link) return;
    waited = (await outbox.waiting()).length > 0;
    // Without a line it is told the next time.
    await showRefused(outbox, link, language).catch(() => undefined);
  }

  function plan(againAfter = 0): void {
    if (timer !== undefined) clearTimeout(timer);
    const wait = Math.max(againAfter, retryMs[Math.min(tries, retryMs.length - 1)] ?? 0);
    tries += 1;
    timer = setTimeout(() => void sendWaiting(), wait);
  }

  async function onHistory(): Promise<void> {
    // A link of the error summary leads to a field of this same page: nothing is drawn again, the field keeps the focus.
    if (drawing.path() === location.pathname) return;
    if (navigator.onLine && !waited) return location.reload();
    if (!(await showHere(homeHere().key))) location.reload();
  }

  async function showHere(key: string): Promise<boolean> {
    const found = await stand();
    if (!found) return false;
    const said = found.count > 0 ? saidOnPhone(found.standing.savedTo, language) : saidNoLine(language);
    await pages.showKey(key, found.survey, found.standing, said);
    return true;
  }
}

function inTime<Result>(work: Promise<Result>): Promise<Result | undefined> {
  return Promise.race([
    work,
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patienceMs)),
  ]);
}

/** As if no script were here. */
function postPlainly(form: HTMLFormElement, go: string): void {
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'go';
  field.value = go;
  form.appendChild(field);
  const submission = form.querySelector<HTMLInputElement>('input[name=submission]');
  if (submission && !submission.value) submission.value = freshId();
  HTMLFormElement.prototype.submit.call(form);
}
