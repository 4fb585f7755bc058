import { describe, expect, it } from 'vitest';
import { type CaptureFacts, judgeCapture } from './judge-capture.ts';

const ARTICLE = 'The court of Barysk heard the case behind closed doors on the third day of the month. '.repeat(30);
const facts = (told: Partial<CaptureFacts> = {}): CaptureFacts => ({
  asked: 'https://news.example/story',
  final: 'https://news.example/story',
  status: 200,
  title: 'A story',
  text: ARTICLE,
  signs: { passwordFields: 0, challengeFrames: 0, pictures: 3, height: 4000, pictureEndsEarly: false },
  missing: [],
  chains: [],
  ...told,
});
const codes = (told: Partial<CaptureFacts>): readonly string[] => judgeCapture(facts(told)).map(({ code }) => code);
const signs = facts().signs;

describe('whether a capture holds what was asked for', () => {
  it('says nothing of a page that is there', () => expect(judgeCapture(facts())).toEqual([]));

  it('says nothing of an article that speaks of logging in, or has a link to it', () =>
    expect(codes({ text: `Log in\n${ARTICLE} He could not sign in to his account for a week.` })).toEqual([]));

  it.each([
    ['moved to the log-in', { final: 'https://social.example/login?next=story', text: 'Welcome back' }],
    ['English form', { text: 'Log in to continue\nForgot password?', signs: { ...signs, passwordFields: 1 } }],
    ['Russian words', { text: 'Войдите, чтобы увидеть запись' }],
    ['Belarusian words', { text: 'Увайдзіце ў свой уліковы запіс' }],
    ['Ukrainian words', { text: 'Увійдіть, щоб переглянути допис' }],
    ['French words', { text: 'Connectez-vous pour voir la publication' }],
    ['a form over the text', { text: `Sign in to read on\n${ARTICLE}`, signs: { ...signs, passwordFields: 1 } }],
  ] as const)('sees a log-in wall: %s', (_what, told) => expect(codes(told)).toContain('capture-login-wall'));

  it.each([
    ['a title', { title: 'Just a moment...', text: 'Checking your browser before accessing' }],
    ['a frame', { text: 'One more step', signs: { ...signs, challengeFrames: 1 } }],
    ['Russian', { text: 'Подтвердите, что вы не робот' }],
  ] as const)('sees a check against robots: %s', (_what, told) => expect(codes(told)).toContain('capture-bot-check'));

  it('sees an empty shell', () => expect(codes({ text: ' \n', title: 'App' })).toEqual(['capture-empty']));
  it('sees an error page', () => expect(codes({ status: 404 })).toEqual(['capture-error-page']));
  it('names what is missing and who was not trusted', () => {
    const judged = judgeCapture(
      facts({
        missing: [{ url: 'https://news.example/film.mp4', why: 'timed out' }],
        chains: [{ host: 'news.example', problem: 'CERT_HAS_EXPIRED' }],
      }),
    );
    expect(judged.map(({ code }) => code)).toEqual(['capture-incomplete', 'capture-untrusted-server']);
    expect(judged[0]?.message).toContain('film.mp4');
    expect(judged[1]?.message).toContain('CERT_HAS_EXPIRED');
  });
});
