/**
 * Serial numbers a date cell may hold: from 1990-01-01, before 2100-01-01. Any other number (2020, 20200531) was not
 * meant as a day; sheets and evaluator count neither it nor a text.
 */
export const DAY_SERIALS = { from: 32_874, before: 73_051 } as const;
