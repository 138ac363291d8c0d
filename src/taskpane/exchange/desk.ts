import type { Fault } from "../../domain/fault";
import type { CollectPreview } from "../../usecases/exchange";

/** 收表 as it goes on; kept while the person looks at other views. */
export type CollectDesk =
  | {
      readonly kind: "reading";
      readonly done: number;
      /** 0 while folders and archives are looked through. */
      readonly total: number;
      /** The file read last. */
      readonly name: string;
      readonly stop: () => void;
    }
  | {
      readonly kind: "preview";
      readonly preview: CollectPreview;
      /** Archives that could not be opened. */
      readonly refused: readonly Fault[];
    };
