/** 核对数 as the cells have it now, and as it was when the 核对码 was made. Both stand in 标识. */
export const SEAL_NAME = { live: "核对数", stored: "核对数生成时" } as const;
