export const constantHeaders: Readonly<Record<string, string>>
