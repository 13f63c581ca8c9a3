import { advanceTo } from './clock.mjs';

const DAY = 24 * 60 * 60 * 1000;

/** @typedef {{ moment: Date, act: () => Promise<void> }} Scene */

/** What happens when: scenes are put down in any order, and played from the earliest to the latest. */
export class Timeline {
  /** @type {Scene[]} */
  #scenes = [];
  #today;

  /** @param {Date} today */
  constructor(today) {
    this.#today = today;
  }

  /**
   * @param {number} daysAgo 1 is yesterday
   * @param {string} time `HH:MM`, on this machine's clock
   * @param {() => Promise<void>} act
   */
  at(daysAgo, time, act) {
    const moment = new Date(this.#today.getTime() - daysAgo * DAY);
    const [hours, minutes] = time.split(':').map(Number);
    moment.setHours(hours, minutes, 0, 0);
    this.#scenes.push({ moment, act });
  }

  /** @param {(day: string) => void} onDay told of each day before its first scene */
  async play(onDay) {
    const scenes = this.#scenes.toSorted((a, b) => a.moment - b.moment);
    let day = '';
    for (const { moment, act } of scenes) {
      const today = moment.toDateString();
      if (today !== day) onDay(today);
      day = today;
      advanceTo(moment);
      await act();
    }
  }
}
