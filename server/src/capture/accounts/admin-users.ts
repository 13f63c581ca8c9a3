import type { Action, Change } from '../../contracts';
import { adminActor, adminUserName } from '../../origin';
import { HANDLERS } from '../../strapi';
import { captureModel } from '../lib/capture-model';
import { onlyChange } from '../lib/difference';
import { byEmail, byToken, selfServiceActor } from './self-service';

const ROUTES = {
  firstAdmin: HANDLERS.adminRegisterFirst,
  invitation: HANDLERS.adminRegister,
  reset: HANDLERS.adminResetPassword,
} as const;

/**
 * Routes on which a person proves their identity by a token, or is the first administrator, without
 * being signed in.
 */
const SELF_SERVICE = {
  [ROUTES.firstAdmin]: byEmail,
  [ROUTES.invitation]: byToken('registrationToken', 'registrationToken'),
  [ROUTES.reset]: byToken('resetPasswordToken', 'resetPasswordToken'),
};

const nameUpdate = (changes: Change[], route: string | null): Action | null => {
  const fields = changes.map((change) => change.field);
  if (route === ROUTES.invitation && fields.includes('registrationToken'))
    return 'invitation-accepted';
  if (route === ROUTES.reset && fields.includes('password')) return 'password-reset';
  const token = onlyChange(changes, 'resetPasswordToken');
  if (token && token.after !== null) return 'password-reset-requested';
  // Strapi clears an expired token when it is used. That is not an event.
  if (token) return route === ROUTES.reset ? null : 'updated';
  if (onlyChange(changes, 'registrationToken')) return 'invitation-renewed';
  if (onlyChange(changes, 'email')) return 'email-changed';
  if (onlyChange(changes, 'roles')) return 'roles-changed';
  if (onlyChange(changes, 'password')) return 'password-changed';
  const active = onlyChange(changes, 'isActive');
  if (active) return active.after === true ? 'activated' : 'deactivated';
  const blocked = onlyChange(changes, 'blocked');
  if (blocked) return blocked.after === true ? 'blocked' : 'unblocked';
  return 'updated';
};

export const adminUsers = captureModel({
  uid: 'admin::user',
  category: 'user',
  fields: ['firstname', 'lastname', 'username', 'email', 'isActive', 'blocked', 'preferedLanguage'],
  secrets: ['password', 'resetPasswordToken', 'registrationToken'],
  // Attributes that the app has added are recorded, too.
  builtIn: ['resetPasswordTokenExpiresAt'],
  relations: { roles: (role) => String(role.name) },
  label: adminUserName,
  nameUpdate,
  nameCreation: (route) => (route === ROUTES.firstAdmin ? 'registered' : 'created'),
  createActorOf: selfServiceActor(SELF_SERVICE, adminActor),
});
