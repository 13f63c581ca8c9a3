import catalogue from './catalogue';
import events from './events';
import settings from './settings';

export default { catalogue, events, settings };
