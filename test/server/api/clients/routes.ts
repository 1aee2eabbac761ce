import { Hono } from 'hono';
import type { Env, ServerContext } from '../../context.ts';
import { providerUser } from '../guards.ts';
import { changing } from './changing.ts';
import { creating } from './creating.ts';
import { clientDesk } from './desk.ts';
import { existing } from './existing.ts';

/** How clients come, change and leave (reference/provider-api.md section 4). */
export function clientRoutes(context: ServerContext): Hono<Env> {
  const any = providerUser(context, 'any');
  const admin = providerUser(context, 'admin');
  const desk = clientDesk(context);
  const { payingOnly } = desk;
  const create = creating(context, desk);
  const add = existing(context, desk);
  const change = changing(context, desk);

  const clients = '/providers/:providerId/clients';
  const organizations = '/providers/:providerId/organizations';
  return new Hono<Env>()
    .post(clients, admin, create.post)
    .get(`${clients}/addable`, any, payingOnly, add.list)
    .post(`${clients}/existing`, admin, payingOnly, add.add)
    .put(`${clients}/:linkId`, any, change.put)
    .post(organizations, admin, create.legacy)
    .post(`${organizations}/add`, admin, add.legacy)
    .delete(`${organizations}/:linkId`, admin, change.unlink)
    .post(`${organizations}/:linkId/delete`, admin, change.unlink);
}
