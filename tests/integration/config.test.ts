/** @whole-run sqlite */
import { startStrapi } from '../support/strapi';

const DAYS =
  '"retentionDays" is not valid. Expected a whole number of days from 1 to 36500, or null to keep events for ever.';

describe('a wrong option in config/plugins.js', () => {
  it.each<[Record<string, unknown>, string]>([
    [{ retentionDays: 0 }, DAYS],
    [{ retentionDays: 36_501 }, DAYS],
    [{ retentionDays: 1.5 }, DAYS],
    [{ retentionDays: '90' }, DAYS],
    [{ onFailure: 'ignore' }, `"onFailure" is not valid. Expected 'continue' or 'refuse'.`],
    [{ spillDirectory: '' }, '"spillDirectory" is not valid. Expected the path of a folder.'],
    [{ source: 'half' }, `"source" is not valid. Expected 'full', 'truncated' or 'off'.`],
    [
      { trustedProxies: ['my-proxy'] },
      '"trustedProxies" is not valid. Expected IP addresses, CIDR ranges, "loopback", "linklocal" or "uniquelocal".',
    ],
    [{ trustedProxies: 'loopback' }, '"trustedProxies" is not valid. Expected a list of proxies.'],
    [{ redact: 'iban' }, '"redact" is not valid.'],
    [{ settings: [1] }, '"settings.0" is not valid.'],
    [{ excludedCategories: 'content' }, '"excludedCategories" is not valid.'],
    [{ excludedActions: [null] }, '"excludedActions.0" is not valid.'],
    [{ excludedContentTypes: {} }, '"excludedContentTypes" is not valid.'],
    [{ recordSystem: 'no' }, '"recordSystem" is not valid. Expected true or false.'],
    [{ sealing: true }, '"sealing" is not valid. Expected false, or an object such as'],
    [
      { sealing: { seconds: 1 } },
      '"sealing.seconds" is not valid. Expected a whole number of seconds from 5 to 3600.',
    ],
    [{ sealing: { key: 'short' } }, '"sealing.key" is not valid. Expected base64 of 32 bytes.'],
    [{ sealing: { origin: 'a b' } }, '"sealing.origin" is not valid. Expected a name'],
    [
      { sealing: { period: 1 } },
      '"period" is no option of audit-log.sealing. Its options are: seconds, key,',
    ],
    [{ retention: 90 }, '"retention" is no option of audit-log. Its options are: retentionDays,'],
  ])('stops the boot and is named: %j', async (auditLog, sentence) => {
    await expect(startStrapi({ auditLog, env: { LOG_LEVEL: 'silent' } })).rejects.toThrow(
      `Error regarding audit-log config: ${sentence}`,
    );
  });
});
