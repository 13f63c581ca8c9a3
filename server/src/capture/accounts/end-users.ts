import type { Action, Change } from '../../contracts';
import { endUserActor, endUserName } from '../../origin';
import { HANDLERS } from '../../strapi';
import { captureModel } from '../lib/capture-model';
import { onlyChange } from '../lib/difference';
import { byEmail, byProvider, byQuery, byToken, selfServiceActor } from './self-service';

const ROUTES = {
  registration: HANDLERS.endUserRegister,
  confirmation: HANDLERS.endUserConfirm,
  reset: HANDLERS.endUserResetPassword,
  provider: HANDLERS.endUserLogin,
} as const;

/** Routes on which a person registers or proves their identity, without being signed in. */
const SELF_SERVICE = {
  [ROUTES.registration]: byEmail,
  [ROUTES.confirmation]: byQuery('confirmationToken', 'confirmation'),
  [ROUTES.reset]: byToken('resetPasswordToken', 'code'),
  [ROUTES.provider]: byProvider,
};

/** Routes that create an account. A first sign-in by a provider creates one. */
const REGISTRATIONS: readonly (string | null)[] = [ROUTES.registration, ROUTES.provider];

const nameUpdate = (changes: Change[], route: string | null): Action | null => {
  const fields = changes.map((change) => change.field);
  if (route === ROUTES.reset && fields.includes('password')) return 'password-reset';
  if (route === ROUTES.confirmation && fields.includes('confirmed')) return 'confirmed';
  const token = onlyChange(changes, 'resetPasswordToken');
  if (token) return token.after === null ? 'updated' : 'password-reset-requested';
  // A registration sends the token by itself.
  if (onlyChange(changes, 'confirmationToken'))
    return route === ROUTES.registration ? null : 'updated';
  if (onlyChange(changes, 'confirmed')?.after === true) return 'confirmed';
  if (onlyChange(changes, 'role')) return 'role-changed';
  if (onlyChange(changes, 'password')) return 'password-changed';
  const blocked = onlyChange(changes, 'blocked');
  if (blocked) return blocked.after === true ? 'blocked' : 'unblocked';
  return 'updated';
};

export const endUsers = captureModel({
  uid: 'plugin::users-permissions.user',
  category: 'end-user',
  fields: ['username', 'email', 'provider', 'confirmed', 'blocked'],
  secrets: ['password', 'resetPasswordToken', 'confirmationToken'],
  builtIn: [],
  relations: { role: (role) => String(role.name) },
  label: endUserName,
  nameUpdate,
  nameCreation: (route) => (REGISTRATIONS.includes(route) ? 'registered' : 'created'),
  createActorOf: selfServiceActor(SELF_SERVICE, endUserActor),
});
