import { advanceBy } from './clock.mjs';

let requests = 0;

/** People take between five seconds and a minute from one click to the next. */
const hesitate = () => advanceBy(5 + ((requests++ * 37) % 55));

/** Sends requests as one person: from their own address, with their own device. */
export class Client {
  #url;
  #headers;

  /** @param {string} url @param {{ address: string, userAgent: string }} origin */
  constructor(url, { address, userAgent }) {
    this.#url = url;
    this.#headers = { 'X-Forwarded-For': address, 'User-Agent': userAgent };
  }

  /** @param {string | null} token */
  authorize(token) {
    if (token) this.#headers.Authorization = `Bearer ${token}`;
    else delete this.#headers.Authorization;
  }

  /** Sends a request that is meant to succeed. */
  async send(method, path, body) {
    const { status, answer } = await this.attempt(method, path, body);
    if (status >= 400) {
      throw new Error(`${method} ${path} was answered with ${status}: ${JSON.stringify(answer)}`);
    }
    return answer;
  }

  /** Sends a request that may be refused. */
  async attempt(method, path, body) {
    hesitate();
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: { ...this.#headers, ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, answer: text ? JSON.parse(text) : null };
  }
}
