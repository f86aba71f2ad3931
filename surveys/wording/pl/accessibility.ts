import type { accessibility as en } from '../en/accessibility';
import type { Wording } from '../entry';

export const accessibility: Wording<typeof en> = {
  about: {
    said: 'Ta deklaracja dotyczy stron publicznych: {panel} oraz stron, na których członkowie panelu zgłaszają się, odpowiadają na ankiety i przeglądają swoje dane. Chcemy, aby mogło z nich korzystać jak najwięcej osób. Powinno być możliwe:',
    size: 'powiększenie tekstu dwukrotnie albo zwężenie ekranu do szerokości małego telefonu bez utraty treści',
    keyboard: 'korzystanie z każdej strony samą klawiaturą lub głosem',
    reader: 'czytanie każdej strony i odpowiadanie na niej z czytnikiem ekranu',
    colours: 'używanie własnych kolorów i kontrastu, bez ruchomych elementów',
    script: 'odpowiadanie bez JavaScriptu, na starym telefonie i przy słabym połączeniu',
    later: 'przerwanie i powrót później przez ten sam link',
  },
  standard: {
    title: 'W jakim stopniu spełniamy standard',
    said: 'Te strony są częściowo zgodne z wytycznymi Web Content Accessibility Guidelines (WCAG) w wersji 2.2 na poziomie AA, z powodów wymienionych poniżej oraz dlatego, że nikt z zewnątrz jeszcze ich nie zbadał.',
  },
  notYet: {
    title: 'Co nie jest jeszcze dostępne',
    said: 'Niezgodne z przepisami o dostępności:',
    paper:
      'Ankiety papierowe i listy to pliki PDF przeznaczone do druku. Mają nagłówki i kolejność czytania, ale nie zostały sprawdzone z czytnikiem ekranu i nie można ich wypełnić na ekranie. Na te same pytania można odpowiedzieć na tych stronach lub przez telefon.',
    languages:
      'Wyniki oraz to, co piszą pracownicy panelu, są tylko po angielsku; na stronach po polsku i w urdu jest to zaznaczone. Nikt, kto mówi tymi językami, nie sprawdził jeszcze naszych tekstów po polsku i w urdu.',
    pictures:
      'Ankieta może zawierać obrazy, filmy lub tłumaczenia, których jej autorzy nie opisali lub nie opatrzyli napisami. Prosimy o wiadomość, a poprawimy to.',
  },
  notEverywhere: {
    title: 'Nie w każdej ankiecie',
    said: 'Brytyjski język migowy i wersja łatwa do czytania są tylko tam, gdzie oferuje je ankieta. Można poprosić o inny sposób: przez telefon, na papierze, dużym drukiem, z osobą, która miga lub tłumaczy.',
    burden: 'Niczego nie pominięto jako nieproporcjonalnego obciążenia.',
  },
  ask: {
    title: 'Jeśli coś nie działa albo potrzebna jest inna forma',
    said: 'Prosimy podać, o którą stronę chodzi, z czego Państwo korzystają i jaka forma jest potrzebna: duży druk, wersja łatwa do czytania, nagranie, brytyjski język migowy lub inny język. Powiemy, kiedy można spodziewać się odpowiedzi, a jeśli to możliwe, od razu zaproponujemy inny sposób.',
  },
  enforced: {
    title: 'Jeśli nasza odpowiedź nie zadowala',
    said: 'Nad przestrzeganiem przepisów Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 czuwa Equality and Human Rights Commission (EHRC). Jeśli nasza odpowiedź nie zadowala, można skontaktować się z Equality Advisory and Support Service (EASS): {address}, telefon {telephone}.',
  },
  tested: {
    title: 'Jak to sprawdzono',
    tool: 'Strony sprawdziliśmy sami, ostatnio: {day}. Każda strona i każdy rodzaj pytania przeszły badanie narzędziem axe przy szerokości 320, 360 i 1280 pikseli, w wymuszonych kolorach i z tekstem powiększonym dwukrotnie. Badanie powtarza się przy każdej zmianie.',
    keyboard:
      'Jedno z badań odpowiada na całą ankietę samą klawiaturą, w przeglądarce Chromium: od linku do wysłania, z każdym rodzajem pytania, z błędami, które zostają poprawione, i z przerwą po drodze. Na każdym kroku sprawdza, gdzie jest fokus i czy go widać.',
    joining: 'W ten sam sposób badane są zgłoszenie do panelu i strona „Moje dane”.',
    people:
      'Żadna zewnętrzna instytucja nie zbadała tych stron, a osoby, które używają czytników ekranu, przełączników lub głosu, jeszcze ich z nami nie sprawdzały. Narzędzia znajdują tylko część usterek: dlatego prosimy o wiadomości.',
  },
};
