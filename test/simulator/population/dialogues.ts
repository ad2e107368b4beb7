export type Language =
  'en' | 'de' | 'es' | 'fr' | 'pt' | 'it' | 'ar' | 'hi' | 'zh' | 'ru' | 'tr' | 'ja' | 'ko';

/** Small talk in the languages that people write in; the lines of a dialogue alternate, the contact begins. */
export const DIALOGUES: Readonly<Record<Language, readonly (readonly string[])[]>> = {
  en: [
    [
      'Are we still on for tonight?',
      'Yes! Seven at the usual place?',
      'Perfect. I might be ten minutes late 🙈',
      'As always 😄',
      'Hey!! See you there',
    ],
    [
      'Did you see the photos from Saturday?',
      'Not yet, where are they?',
      'In the shared album. The one with the dog is the best',
      'Hahaha I am crying 😂',
      'Print that one for my birthday please',
      'Consider it done 🖼️',
    ],
    [
      'The invoice is in your inbox',
      'Thanks, I will forward it to accounting',
      'Do you need the order number as well?',
      'Yes please',
      '4417-B',
      '👍',
    ],
    [
      'Can you send me the address again?',
      '12 Orchard Lane, second floor',
      'Parking?',
      'Behind the building, code 2580',
      'You are a hero 🙏',
    ],
    [
      'How is your mum doing?',
      'Much better, she is back home since Monday',
      'So glad to hear that ❤️ Give her a hug from me',
      'I will. She asked about you too!',
    ],
    [
      'Who is bringing the speaker on Sunday?',
      'I can',
      'And somebody should think of plates 🍽️',
      'On my list',
      'What would we do without you',
    ],
  ],
  de: [
    [
      'Kannst du mir bitte den Schlüssel dalassen?',
      'Klar, unter der Matte',
      'Perfekt, danke dir! 🙏',
      'Gern. Blumen gießen nicht vergessen 🌱',
      'Niemals!',
    ],
    [
      'Fährst du morgen mit dem Zug?',
      'Ja, um 7:42',
      'Dann sehen wir uns auf Gleis 3',
      'Ich bringe Kaffee mit ☕',
      'Du bist die Beste',
    ],
    [
      'Hast du die Unterlagen bekommen?',
      'Ja, schaue ich mir heute Abend an',
      'Keine Eile, Donnerstag reicht',
      'Super, melde mich',
    ],
  ],
  es: [
    [
      '¿Cenamos el viernes?',
      '¡Claro! ¿Dónde?',
      'En el sitio nuevo de la plaza, dicen que está muy bien',
      'Reservo a las nueve y media',
      'Jajaja como siempre tarde 😂',
    ],
    [
      'No te lo vas a creer',
      '¿Qué ha pasado?',
      'Me han dado el trabajo!!! 🎉',
      '¡¡ENHORABUENA!! Sabía que lo conseguirías',
      'Esto hay que celebrarlo 🥂',
    ],
  ],
  fr: [
    [
      'On se retrouve à la gare à 18 h ?',
      'Parfait, devant le kiosque',
      'Le train a vingt minutes de retard 😩',
      'Pas grave, je prends un café',
      'Merci, à tout de suite',
    ],
    [
      'Tu as gardé la recette du gâteau ?',
      'Bien sûr, je te l’envoie ce soir',
      'Tu es un ange 😇',
      'Attention au four, il chauffe trop',
    ],
  ],
  pt: [
    [
      'Obrigada pela ajuda ontem ❤️',
      'Imagina! Precisando é só chamar',
      'O sofá ficou lindo na sala',
      'Manda foto!',
      'Mando já já 📸',
    ],
    [
      'Vamos à praia no domingo?',
      'Bora! Que horas?',
      'Cedo, antes que encha',
      'Sete em ponto na minha porta 🏖️',
    ],
  ],
  it: [
    [
      'Ci vediamo per un caffè?',
      'Volentieri, alle quattro?',
      'Facciamo quattro e mezza',
      'Va bene, solito bar',
      'A dopo! ☕',
    ],
    ['Hai visto la partita?', 'Non parlarmene 😭', 'Al novantesimo!!', 'Stasera pizza per dimenticare 🍕'],
  ],
  ar: [
    [
      'مرحبا، كيف حالك اليوم؟',
      'بخير الحمد لله، وأنت؟',
      'تمام، هل نلتقي غدا؟',
      'إن شاء الله، بعد صلاة العصر',
      'ممتاز، في نفس المقهى ☕',
    ],
    ['وصلت بالسلامة؟', 'نعم قبل قليل، الرحلة كانت طويلة', 'الحمد لله على السلامة', 'الله يسلمك 🌹'],
    ['هل أرسلت الملفات؟', 'أرسلتها هذا الصباح', 'وصلت، شكرا جزيلا 🙏', 'العفو'],
  ],
  hi: [
    ['कल सुबह मिलते हैं?', 'हाँ, दस बजे ठीक है?', 'ठीक है, मैं समय पर पहुँच जाऊँगा', 'चाय मेरी तरफ़ से ☕', 'पक्का 😄'],
    ['शादी का कार्ड मिला क्या?', 'हाँ, बहुत सुंदर है!', 'सबको लेकर आना', 'ज़रूर आएँगे 🎉'],
    ['माँ पूछ रही हैं तुम कब आओगे', 'अगले शनिवार को', 'वो तुम्हारे लिए लड्डू बना रही हैं', 'फिर तो आज ही आ जाता हूँ 😋'],
  ],
  zh: [
    ['明天下午三点可以吗？', '可以，在哪里见？', '老地方，公司楼下', '好的，没问题！👌', '我带资料过去'],
    ['周末一起爬山吗？', '天气预报说会下雨', '那就改成火锅吧 🍲', '哈哈这个可以！', '我来订位子'],
    ['到家了吗？', '刚到，路上有点堵', '早点休息', '晚安 🌙'],
  ],
  ru: [
    [
      'Добрый день! Документы готовы.',
      'Отлично, заеду после обеда',
      'Я до шести',
      'Успею, спасибо!',
      'До встречи',
    ],
    ['Ты на дачу поедешь в субботу?', 'Да, если погода будет', 'Захвати мангал 🔥', 'Уже в машине 😄'],
  ],
  tr: [
    [
      'Akşam yemeğe geliyor musun?',
      'Geliyorum, ne getireyim?',
      'Sadece kendini getir 😊',
      'Tatlı benden o zaman 🍰',
      'Süper, yedide bekliyoruz',
    ],
  ],
  ja: [
    [
      '今日はありがとうございました',
      'こちらこそ、楽しかったです',
      'また来月もやりましょう',
      'ぜひ！🍻',
      'おやすみなさい',
    ],
  ],
  ko: [
    ['오늘 저녁에 시간 있어?', '응, 일곱 시 이후에', '그럼 강남역에서 보자', '좋아 👍', '맛집 찾아놨어 😋'],
  ],
};

/** What one says back when there is little to say. */
export const REPLIES: Readonly<Record<Language, readonly string[]>> = {
  en: ['Sounds good 👍', 'Haha, yes!', 'Give me five minutes.', 'Why not?', 'I will ask and let you know.'],
  de: ['Klar, mach ich.', 'Gute Idee!', 'Haha, ja 😄', 'Ich melde mich gleich.'],
  es: ['Claro que sí', 'Jajaja', 'Ahora te digo', 'Perfecto 👌'],
  fr: ['D’accord !', 'Super idée', 'Je te redis ça', 'Haha oui'],
  pt: ['Combinado!', 'Kkkkk', 'Já te falo', 'Com certeza 😊'],
  it: ['Va bene!', 'Ahahah', 'Ti faccio sapere', 'Certo 👍'],
  ar: ['تمام', 'إن شاء الله', 'حاضر 🌹', 'ههههه'],
  hi: ['ठीक है', 'हाँ जी', 'अभी बताता हूँ', 'बिल्कुल 👍'],
  zh: ['没问题', '好的 👌', '哈哈', '我看看再告诉你'],
  ru: ['Хорошо', 'Ага 😄', 'Сейчас узнаю', 'Договорились'],
  tr: ['Tamam 👍', 'Olur tabii', 'Haber veririm', 'Hahaha'],
  ja: ['了解です', 'いいですね！', 'ちょっと待ってください'],
  ko: ['알겠어', 'ㅋㅋㅋ', '조금 있다가 말해줄게'],
};

export const LONG_TEXT = [
  'So here is the whole story, because I promised to write it down before I forget half of it.',
  'We left at five in the morning, it was still dark, and of course the car did not start.',
  'My cousin knew somebody with a van, and that is how eleven of us ended up in a van for six, with a dog.',
  'On the pass it began to snow, in October, and nobody had chains, so we had tea with a road crew for two hours.',
  'They were the kindest people. One of them plays the accordion. There are videos, I will send them when I am home.',
  'We arrived at the lake at sunset instead of noon, and honestly, it could not have been better.',
].join('\n\n');
