import type { ItemProblem } from '@amparo/core/nouns/item';

/** What a capture says of itself, beside its bytes. */
export interface CaptureFacts {
  readonly asked: string;
  readonly final: string;
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly signs: {
    readonly passwordFields: number;
    readonly challengeFrames: number;
    readonly pictures: number;
    readonly height: number;
    readonly pictureEndsEarly: boolean;
  };
  readonly missing: readonly { readonly url: string; readonly why: string }[];
  readonly chains: readonly { readonly host: string; readonly problem: string | null }[];
}

/** Words of pages that ask to log in, in the languages that this house reads; only counted where the page says little else. */
const LOGIN_WORDS =
  /\b(log ?in|sign ?in|sign ?up|create (?:an )?account|log into|join (?:now|today)|se connecter|connectez-vous|s['’]identifier|iniciar sesión|inicia sesión|zaloguj|anmelden)\b|(?:^|[^\p{L}])(войти|войдите|вход в аккаунт|авторизуйтесь|зарегистрируйтесь|увайсці|увайдзіце|уваход|увійти|увійдіть|вхід)(?!\p{L})/iu;
const LOGIN_PATH =
  /\/(?:log-?in|sign-?in|signup|auth(?:entication|orize)?|checkpoint|accounts?\/login|i\/flow\/login|uas)(?:[/?#.]|$)/i;
const BOT_WORDS =
  /just a moment|checking your browser|verify (?:that )?you are (?:a )?human|attention required|are you a robot|unusual traffic|enable javascript and cookies|ddos protection|access denied|проверка браузера|подтвердите, что вы не робот|вы не робот|праверка браўзера/i;
/** Fewer letters than this are no article, post or letter. */
const LITTLE_TEXT = 400;
const ALMOST_NO_TEXT = 60;

/**
 * Whether a capture holds what was asked for, as far as a program can tell: a capture that exists is not one that holds
 * the content (preservation reference §2.4). Log-in walls, checks against robots, empty shells, error pages and pages cut
 * short are named; silence is no proof, a person looks at the picture.
 */
export const judgeCapture = (page: CaptureFacts): readonly ItemProblem[] => {
  const problems: ItemProblem[] = [];
  const letters = page.text.replaceAll(/[^\p{L}\p{N}]+/gu, '').length;
  const head = `${page.title}\n${page.text.slice(0, 4000)}`;
  if (page.status >= 400)
    problems.push({
      code: 'capture-error-page',
      message: `The server answered ${page.status}: this is its error page.`,
    });
  const movedToLogin = page.final !== page.asked && LOGIN_PATH.test(page.final) && !LOGIN_PATH.test(page.asked);
  if (movedToLogin || (letters < LITTLE_TEXT && (page.signs.passwordFields > 0 || LOGIN_WORDS.test(head)))) {
    problems.push({
      code: 'capture-login-wall',
      message: `The page asks to log in${movedToLogin ? ` (${page.final})` : ''}; what was asked for may not be in the capture.`,
    });
  } else if (page.signs.passwordFields > 0 && LOGIN_WORDS.test(head)) {
    problems.push({
      code: 'capture-login-wall',
      message: 'The page has a log-in form over or beside its text; look whether the whole of it is there.',
    });
  }
  if (letters < 3 * LITTLE_TEXT && (page.signs.challengeFrames > 0 || BOT_WORDS.test(head))) {
    problems.push({
      code: 'capture-bot-check',
      message:
        'The server checked for robots instead of showing the page; another network or a person at a browser may get it.',
    });
  }
  if (letters < ALMOST_NO_TEXT && problems.length === 0) {
    const pictures = page.signs.pictures === 0 ? 'no pictures' : `${page.signs.pictures} pictures`;
    problems.push({
      code: 'capture-empty',
      message: `The page shows almost no text (${letters} letters) and ${pictures}.`,
    });
  }
  if (page.signs.pictureEndsEarly)
    problems.push({
      code: 'capture-incomplete',
      message: `The page is ${page.signs.height} pixels high; its picture ends before. The text and the files are whole.`,
    });
  if (page.missing.length > 0) {
    const some = page.missing.slice(0, 5).map(({ url, why }) => `${url.slice(0, 200)} (${why})`);
    problems.push({
      code: 'capture-incomplete',
      message: `${page.missing.length} files of the page could not be had: ${some.join('; ')}`,
    });
  }
  const untrusted = page.chains.filter(({ problem }) => problem !== null);
  for (const { host, problem } of untrusted)
    problems.push({
      code: 'capture-untrusted-server',
      message: `${host} showed certificates that are not trusted here: ${problem}.`,
    });
  return problems;
};
