/** Fields that several contracts have. */
import * as z from 'zod';
import { isSoundText, multiLine, oneLine } from '../text.ts';

const soundText = z.string('is required').refine(isSoundText, 'must not contain NUL or broken Unicode');
const within = (limit: number) => z.string().max(limit, `must be at most ${limit} characters`);

/** A day, `YYYY-MM-DD`. The days around it are asked for as well, and must be written with four digits like it. */
export const day = z.iso
  .date({ error: 'expected a day such as 2026-11-23', abort: true })
  .refine((it) => it >= '2000' && it < '2100', 'expected a day from 2000 to 2099');

/** One line of text that people read and the figures group by. */
export const line = (limit: number) => soundText.transform(oneLine).pipe(within(limit));

/** The same, and not empty. */
export const requiredLine = (limit: number) => line(limit).pipe(z.string().min(1, 'is required'));

/** Text of people that may have several lines. */
export const words = (limit: number) => soundText.transform(multiLine).pipe(within(limit));
