import { BOOKS_OF_A_SHARE, walkTogether } from "./walk";

jest.setTimeout(7_200_000);

it("recomputation, evaluator, sheets and engine agree on every rule of random books (share 2 of 4)", () =>
  walkTogether(BOOKS_OF_A_SHARE, 2));
