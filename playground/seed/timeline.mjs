import { advanceTo } from './clock.mjs';

const DAY = 24 * 60 * 60 * 1000;

/** @typedef {{ time: Date, act: () => Promise<void> }} Scene */

/**
 * What happens when: scenes are put down in any order, and played from the earliest to the latest.
 */
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
   * @param {string} clockTime `HH:MM`, on this machine's clock
   * @param {() => Promise<void>} act
   */
  at(daysAgo, clockTime, act) {
    const time = new Date(this.#today.getTime() - daysAgo * DAY);
    const [hours, minutes] = clockTime.split(':').map(Number);
    time.setHours(hours, minutes, 0, 0);
    this.#scenes.push({ time, act });
  }

  /** @param {(day: string) => void} onDay called for each day before its first scene */
  async play(onDay) {
    const scenes = this.#scenes.toSorted((a, b) => a.time - b.time);
    let day = '';
    for (const { time, act } of scenes) {
      const today = time.toDateString();
      if (today !== day) onDay(today);
      day = today;
      advanceTo(time);
      await act();
    }
  }
}
