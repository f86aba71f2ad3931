import { For, Show } from 'solid-js';
import type { Format } from '../../surveys/vocabulary';
import { direction } from '../../surveys/wording/direction';
import { ownNames } from '../../surveys/wording/languages';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import { inLanguageOf } from './address';
import { formId } from './form';
import { canBeAsked, type Frame } from './frame';
import { inTongue } from './in-tongue';

/** What stands around a screen: who we are, where one is, where help is. */
export function Around(props: {
  part: 'before' | 'after';
  layout: 'bare' | 'masthead' | 'public';
  frame: Frame;
  isFilledIn?: boolean | undefined;
  /** The version of a survey that a page of the other one leads to; a phone that draws further pages leaves it standing. */
  otherVersion?: Format | undefined;
}) {
  return (
    <Show
      when={props.part === 'before'}
      fallback={
        <Foot
          layout={props.layout}
          isFilledIn={props.isFilledIn}
          frame={props.frame}
          otherVersion={props.otherVersion}
        />
      }
    >
      <Head layout={props.layout} frame={props.frame} isFilledIn={props.isFilledIn} />
    </Show>
  );
}

function Head(props: {
  layout: 'bare' | 'masthead' | 'public';
  frame: Frame;
  isFilledIn?: boolean | undefined;
}) {
  const list = () => wording(props.frame.language).around.frame;
  const home = () => `/${props.frame.footprint.id}`;
  const isFootprint = () => props.frame.footprint.id !== '';
  return (
    <>
      <a class="skip-link" href="#main">
        {list().skip}
      </a>
      <Show when={props.frame.isTest}>
        <aside class="demo" aria-label={wording(props.frame.language).trying.test}>
          <div class="wrap">
            <b>{wording(props.frame.language).trying.mark}</b>
          </div>
        </aside>
      </Show>
      <Show when={props.layout !== 'bare'}>
        <header class="masthead">
          <div class="wrap wide">
            <p>
              <b>
                <a href={isFootprint() ? inLanguageOf(home(), props.frame) : '/'}>
                  {props.frame.footprint.name}
                </a>
              </b>
              {props.frame.footprint.place}
            </p>
          </div>
        </header>
      </Show>
      <Show when={props.layout === 'public' && isFootprint()}>
        <nav class="nav" aria-label={list().parts}>
          <ul class="wrap wide">
            <For
              each={[
                { href: `${home()}/results`, words: list().results },
                { href: `${home()}/updates`, words: list().updates },
                { href: `${home()}/get-involved`, words: list().involved },
                { href: home(), words: list().about },
              ]}
            >
              {(link) => (
                <li>
                  <a
                    href={inLanguageOf(link.href, props.frame)}
                    aria-current={
                      link.href === props.frame.path
                        ? 'page'
                        : link.href !== home() && props.frame.path.startsWith(`${link.href}/`)
                          ? 'true'
                          : undefined
                    }
                  >
                    {link.words}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </nav>
      </Show>
      <Show when={props.layout !== 'bare' && !props.isFilledIn}>
        <Languages frame={props.frame} isWide={props.layout === 'public'} />
      </Show>
      <Show when={props.layout !== 'bare'}>
        <Demo frame={props.frame} />
      </Show>
    </>
  );
}

/**
 * The other languages, each by its own name. A page that is filled in is posted as it stands, so that nothing typed is lost;
 * elsewhere they are plain links.
 */
function Languages(props: { frame: Frame; isTyped?: boolean; isWide?: boolean }) {
  const others = () => (props.frame.languages ?? []).filter((one) => one !== props.frame.language);
  const name = (language: string) => ownNames[language as keyof typeof ownNames] ?? language;
  return (
    <Show when={others().length > 0}>
      <nav class="languages" aria-label={wording(props.frame.language).around.frame.languages}>
        <ul class={props.isWide ? 'wrap wide' : 'wrap'}>
          <For each={others()}>
            {(language) => (
              <li>
                <Show
                  when={props.isTyped}
                  fallback={
                    // Of this address, whatever it is: written out, one that begins with // would lead to another site.
                    <a
                      href={`?language=${language}`}
                      lang={language}
                      hreflang={language}
                      dir={direction(language)}
                    >
                      {name(language)}
                    </a>
                  }
                >
                  <button
                    class="link"
                    type="submit"
                    form={formId}
                    name="go"
                    value={`language.${language}`}
                    formnovalidate
                    lang={language}
                    dir={direction(language)}
                  >
                    {name(language)}
                  </button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </nav>
    </Show>
  );
}

/** What is invented on this demonstration: in the language of the page where the words are ours, else as the footprint has them. */
function DemoNote(props: { frame: Frame }) {
  const note = () => props.frame.footprint.demoNote;
  const ours = () => {
    const { demoNotes } = wording('en').around;
    return (Object.keys(demoNotes) as (keyof typeof demoNotes)[]).find((key) => demoNotes[key] === note());
  };
  const tongue = () => inTongue(ours() ? undefined : 'en', props.frame.language);
  return (
    <span lang={tongue().lang} dir={tongue().dir}>
      {ours() ? wording(props.frame.language).around.demoNotes[ours()!] : note()}
    </span>
  );
}

function Demo(props: { frame: Frame }) {
  return (
    <Show when={props.frame.footprint.isDemo}>
      <aside class="demo" aria-label={wording(props.frame.language).around.frame.demo}>
        <div class="wrap wide">
          {wording(props.frame.language).around.frame.demo} <DemoNote frame={props.frame} />
        </div>
      </aside>
    </Show>
  );
}

function Foot(props: {
  layout: 'bare' | 'masthead' | 'public';
  isFilledIn?: boolean | undefined;
  frame: Frame;
  otherVersion?: Format | undefined;
}) {
  const list = () => wording(props.frame.language).around.frame;
  const home = () => `/${props.frame.footprint.id}`;
  const tel = () => `tel:${(props.frame.footprint.helpline ?? '').replace(/[^0-9+]/g, '')}`;
  return (
    <>
      {/* Below the form: Enter presses the first button of a form, and must go on. */}
      <Show when={props.layout === 'bare' || props.isFilledIn}>
        <Languages frame={props.frame} isTyped />
      </Show>
      <footer class="foot">
        <div class={props.layout === 'public' ? 'wrap wide' : 'wrap'}>
          <Show when={props.otherVersion}>
            {(version) => (
              <p class="alone">
                <button class="link" type="submit" form={formId} name="go" value={version()} formnovalidate>
                  {wording(props.frame.language).easyRead.changeTo[version()]}
                </button>
              </p>
            )}
          </Show>
          <p>
            <b>{props.frame.footprint.name}</b>
          </p>
          <Show when={props.layout === 'bare' && props.frame.footprint.isDemo}>
            <p>
              {list().demo} <DemoNote frame={props.frame} />
            </p>
          </Show>
          <Show when={props.layout === 'public' && props.frame.footprint.place}>
            <p>{say(list().of, { place: props.frame.footprint.place }, props.frame.language)}</p>
          </Show>
          <Show when={props.frame.footprint.helpline}>
            {(helpline) => (
              <p>
                {list().help}{' '}
                <a class="nowrap" dir="ltr" href={tel()}>
                  {helpline()}
                </a>{' '}
                {list().free}
              </p>
            )}
          </Show>
          <Show when={props.frame.footprint.contactEmail}>
            {(address) => (
              <p>
                {list().write} <a href={`mailto:${address()}`}>{address()}</a>
              </p>
            )}
          </Show>
          <Show when={props.frame.footprint.id}>
            <ul>
              <li>
                <a href={inLanguageOf(`${home()}/privacy`, props.frame)}>{list().privacy}</a>
              </li>
              <li>
                <a href={inLanguageOf(`${home()}/accessibility`, props.frame)}>{list().accessibility}</a>
              </li>
              <Show when={props.layout !== 'public' && canBeAsked(props.frame.footprint)}>
                <li>
                  <a href={inLanguageOf(`${home()}/get-involved`, props.frame)}>{list().otherWays}</a>
                </li>
              </Show>
            </ul>
          </Show>
        </div>
      </footer>
    </>
  );
}
