/** Reads what an API request says, against a contract; what does not fit is refused with the names of its fields. */
import * as z from 'zod';
import { fieldErrors } from '../../core/field-errors.ts';
import { bodyText } from './form-body.ts';
import { type HttpRequest, header } from './http.ts';
import { Refused } from './problem.ts';

/** The JSON body as the contract has it; `mostBytes` where it may be larger than a form. */
export function readBody<Contract extends z.ZodType>(
  request: HttpRequest,
  contract: Contract,
  mostBytes?: number,
): z.output<Contract> {
  if (!/^application\/json\s*(;|$)/i.test(header(request, 'content-type') ?? '')) {
    throw new Refused('unsupported-media-type', { detail: 'send application/json' });
  }
  let value: unknown;
  try {
    value = JSON.parse(bodyText(request, mostBytes));
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('malformed-body', { detail: 'the body is not valid JSON' });
  }
  return fitting(value, contract);
}

/** The query string as the contract has it. */
export function readQuery<Contract extends z.ZodType>(
  request: HttpRequest,
  contract: Contract,
): z.output<Contract> {
  return fitting(request.queryStringParameters ?? {}, contract);
}

/** The lead that the path names; an id that cannot be one is a lead that does not exist. */
export function leadIdOf(request: HttpRequest): string {
  const id = z.ulid().safeParse(request.pathParameters?.['id']);
  if (!id.success) throw new Refused('not-found');
  return id.data;
}

function fitting<Contract extends z.ZodType>(value: unknown, contract: Contract): z.output<Contract> {
  const read = contract.safeParse(value);
  if (read.success) return read.data;
  throw new Refused('invalid-fields', { errors: fieldErrors(read.error) });
}
