import { Client } from './http.mjs';

/** An administrator at the admin panel, by the requests that the panel would send. */
export class Administrator extends Client {
  /** @type {number} */
  id;
  #person;
  #mailbox;

  /** @param {import('./mailbox.mjs').Mailbox} mailbox */
  constructor(url, person, mailbox) {
    super(url, person);
    this.#person = person;
    this.#mailbox = mailbox;
  }

  get email() {
    return this.#person.email;
  }

  #take({ data }) {
    this.authorize(data.token);
    this.id = data.user.id;
  }

  async registerAsFirst() {
    const { firstname, lastname, email, password } = this.#person;
    this.#take(
      await this.send('POST', '/admin/register-admin', { firstname, lastname, email, password }),
    );
  }

  /** Takes up an invitation. */
  async accept(registrationToken) {
    const { firstname, lastname, password } = this.#person;
    const userInfo = { firstname, lastname, password };
    this.#take(await this.send('POST', '/admin/register', { registrationToken, userInfo }));
  }

  async signIn() {
    const { email, password } = this.#person;
    this.#take(await this.send('POST', '/admin/login', { email, password }));
  }

  async mistypePassword() {
    this.authorize(null);
    await this.attempt('POST', '/admin/login', { email: this.email, password: 'Audit-Log-Dmeo' });
  }

  async resetPassword() {
    const { email, password } = this.#person;
    this.authorize(null);
    await this.send('POST', '/admin/forgot-password', { email });
    const resetPasswordToken = await this.#mailbox.resetPasswordTokenOf(email);
    this.#take(await this.send('POST', '/admin/reset-password', { resetPasswordToken, password }));
  }

  async signOut() {
    await this.send('POST', '/admin/logout', {});
    this.authorize(null);
  }

  /** @returns {Promise<number>} the id of the new role */
  async createRole(name, description) {
    return (await this.send('POST', '/admin/roles', { name, description })).data.id;
  }

  async setPermissions(roleId, permissions) {
    await this.send('PUT', `/admin/roles/${roleId}/permissions`, { permissions });
  }

  /** @returns {Promise<string>} what the invited person needs to accept */
  async invite({ firstname, lastname, email }, roles) {
    const invitation = { firstname, lastname, email, roles };
    return (await this.send('POST', '/admin/users', invitation)).data.registrationToken;
  }

  /** @returns {Promise<string>} the id of the new article */
  async writeArticle(title, body) {
    const path = '/content-manager/collection-types/api::article.article';
    return (await this.send('POST', path, { title, body })).data.documentId;
  }

  async editArticle(id, changes) {
    await this.send('PUT', `/content-manager/collection-types/api::article.article/${id}`, changes);
  }

  async publishArticle(id) {
    const path = `/content-manager/collection-types/api::article.article/${id}/actions/publish`;
    await this.send('POST', path, {});
  }

  async deleteArticle(id) {
    await this.send('DELETE', `/content-manager/collection-types/api::article.article/${id}`);
  }
}
