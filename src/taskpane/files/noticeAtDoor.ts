import { createContext } from "react";

/** Gives a notice a person opened before there was a pane to read it; once, then null. */
export type TakeNotice = () => File | null;

/** Read by the pane's first screen as if it had been chosen there. In Excel there is none. */
export const NoticeAtDoor = createContext<TakeNotice>(() => null);
