import type supertest from 'supertest';

/** A body as text, whatever its type. */
export const readText = async (
  agent: supertest.Agent,
  url: string,
  query: object = {},
): Promise<string> => {
  const { body } = await agent
    .get(url)
    .query(query)
    .buffer(true)
    .parse((response, done) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => done(null, text));
      response.on('error', (error) => done(error, text));
    });
  return body as string;
};
