/** A note as old spreadsheet programs know it: a yellow slip at a cell. */
export interface CommentModel {
  readonly address: string;
  readonly author: string;
  readonly text: string;
}

/** A comment with answers (Excel 2019 and later). */
export interface ThreadModel {
  /** `{GUID}` */
  readonly id: string;
  readonly address: string;
  readonly author: PersonModel;
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly resolved: boolean;
  readonly replies: readonly ReplyModel[];
}

export interface ReplyModel {
  readonly id: string;
  readonly author: PersonModel;
  readonly text: string;
  readonly created: string;
}

export interface PersonModel {
  readonly name: string;
  /** Empty when unknown. */
  readonly email: string;
}

export interface HyperlinkModel {
  /** A1, one cell or a range. */
  readonly address: string;
  /** Absolute address, or absent for a place in this workbook. */
  readonly target?: string;
  /** `分配表!A1` */
  readonly location?: string;
  readonly tooltip?: string;
}
