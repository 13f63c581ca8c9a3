import schema from './event/schema';

export default { event: { schema } };
