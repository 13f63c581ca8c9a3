import { setTimeout as sleep } from 'node:timers/promises';

/** Nobody here gets e-mail; what it would bring is looked up in the database. */
export class Mailbox {
  #strapi;

  /** @param {import('@strapi/strapi').Core.Strapi} strapi */
  constructor(strapi) {
    this.#strapi = strapi;
  }

  /** Strapi answers a request for a new password before it has issued the token. */
  async resetPasswordTokenOf(email) {
    for (;;) {
      const user = await this.#strapi.db.query('admin::user').findOne({ where: { email } });
      if (user?.resetPasswordToken) return user.resetPasswordToken;
      await sleep(20);
    }
  }
}
