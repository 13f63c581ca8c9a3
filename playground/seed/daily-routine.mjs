const ARTICLES = [
  'What to pack for a week at sea',
  'The quiet side of Lisbon',
  'Night trains are back',
  'Five cheap museums in Vienna',
  'How to read a tide table',
  'A market day in Bologna',
  'Cycling along the Danube',
  'Where the northern lights are',
  'The last ferry to Skye',
];

/**
 * No sooner than the articles may be published by those who write them, and no later than
 * yesterday.
 */
const DAYS_AGO = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];

const time = (hour, minute) =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/**
 * What happens on most days: people sign in, write, publish, and sign out.
 *
 * @param {import('./timeline.mjs').Timeline} timeline
 * @param {import('./cast.mjs').Cast} cast
 */
export function dailyRoutine(timeline, { bruno, chiara, emil, fatima }) {
  ARTICLES.forEach((title, index) => {
    const daysAgo = DAYS_AGO[index];
    let article = '';

    timeline.at(daysAgo, time(9, (index * 17) % 60), async () => {
      await chiara.signIn();
      article = await chiara.writeArticle(title, 'To be written.');
      await chiara.editArticle(article, { title, body: `${title}: a guide in five steps.` });
      await chiara.signOut();
    });

    timeline.at(daysAgo, time(16, (index * 23) % 60), async () => {
      await bruno.signIn();
      if (index % 4 === 3) await bruno.deleteArticle(article);
      else await bruno.publishArticle(article);
      await bruno.signOut();
    });

    const reader = index % 2 === 0 ? emil : fatima;
    timeline.at(daysAgo, time(20, (index * 31) % 60), () => reader.signIn());
  });
}
