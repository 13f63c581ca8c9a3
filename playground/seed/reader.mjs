import { Client } from './http.mjs';

/** An end user of the site, by the requests that its front end would send. */
export class Reader extends Client {
  #person;

  constructor(url, person) {
    super(url, person);
    this.#person = person;
  }

  async register() {
    const { username, email, password } = this.#person;
    this.authorize(null);
    const { jwt } = await this.send('POST', '/api/auth/local/register', {
      username,
      email,
      password,
    });
    this.authorize(jwt);
  }

  async signIn() {
    const { email, password } = this.#person;
    this.authorize(null);
    const { jwt } = await this.send('POST', '/api/auth/local', { identifier: email, password });
    this.authorize(jwt);
  }

  async mistypePassword() {
    this.authorize(null);
    await this.attempt('POST', '/api/auth/local', {
      identifier: this.#person.email,
      password: 'Reader-Dmeo-1',
    });
  }

  async signOut() {
    await this.send('POST', '/api/auth/logout', {});
    this.authorize(null);
  }
}
