import { Administrator } from './administrator.mjs';
import { Client } from './http.mjs';
import { Mailbox } from './mailbox.mjs';
import { ADMINISTRATOR, BRUNO, CHIARA, DANA, READERS, STRANGER } from './people.mjs';
import { Reader } from './reader.mjs';

/**
 * Everybody who has a part in the fortnight.
 *
 * @param {string} url
 * @param {import('@strapi/strapi').Core.Strapi} strapi
 */
export function castOf(url, strapi) {
  const mailbox = new Mailbox(strapi);
  const [emil, fatima] = READERS.map((person) => new Reader(url, person));
  return {
    alex: new Administrator(url, ADMINISTRATOR, mailbox),
    bruno: new Administrator(url, BRUNO, mailbox),
    chiara: new Administrator(url, CHIARA, mailbox),
    dana: new Administrator(url, DANA, mailbox),
    emil,
    fatima,
    stranger: new Client(url, STRANGER),
    /**
     * The ids of the roles that are created on the way. @type {{ lead?: number, writer?: number }}
     */
    roles: {},
  };
}

/** @typedef {ReturnType<typeof castOf>} Cast */
