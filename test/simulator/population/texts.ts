/** Things people write, in the languages they write them in. */
export const SMALL_TALK = [
  'Are we still on for tonight?',
  'Running ten minutes late, sorry 🙈',
  'Did you see the photos from Saturday?',
  'Kannst du mir bitte den Schlüssel dalassen?',
  'Perfekt, danke dir! 🙏',
  '¿Cenamos el viernes?',
  'Jajaja no me lo puedo creer 😂',
  'مرحبا، كيف حالك اليوم؟',
  'سأتصل بك بعد الظهر إن شاء الله',
  'कल सुबह मिलते हैं?',
  'ठीक है, मैं समय पर पहुँच जाऊँगा',
  '明天下午三点可以吗？',
  '好的，没问题！👌',
  'On se retrouve à la gare à 18 h ?',
  'Obrigada pela ajuda ontem ❤️',
  'The invoice is attached to my last mail.',
  'Can you send me the address again?',
  '👍',
  'Happy birthday!! 🎂🎉🥳',
  'Ok',
  'Добрый день! Документы готовы.',
  '今日はありがとうございました',
  'Let me check and come back to you.',
  'Who is bringing the speaker?',
] as const;

export const LONG_TEXT = [
  'So here is the whole story, because I promised to write it down before I forget half of it.',
  'We left at five in the morning, it was still dark, and of course the car did not start.',
  'My cousin knew somebody with a van, and that is how eleven of us ended up in a van for six, with a dog.',
  'On the pass it began to snow, in October, and nobody had chains, so we had tea with a road crew for two hours.',
  'They were the kindest people. One of them plays the accordion. There are videos, I will send them when I am home.',
  'We arrived at the lake at sunset instead of noon, and honestly, it could not have been better.',
].join(' ');

export const REPLIES = [
  'Sounds good 👍',
  'Haha, yes!',
  'Give me five minutes.',
  'Klar, mach ich.',
  'تمام',
  'ठीक है',
  '没问题',
  'Claro que sí',
  'Why not?',
  'I will ask and let you know.',
] as const;
