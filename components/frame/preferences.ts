/** What a person chose about the look; `system` follows the machine. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** The left rail with words, or with icons alone. */
export const RAILS = ['wide', 'slim'] as const
export type Rail = (typeof RAILS)[number]

export const THEME_COOKIE = 'sab-theme'
export const RAIL_COOKIE = 'sab-rail'

export type Preferences = { theme: Theme; rail: Rail }

/** Reads both from cookie values; anything unknown is the default. */
export function parsePreferences(theme: string | undefined, rail: string | undefined): Preferences {
  return { theme: THEMES.find((each) => each === theme) ?? 'system', rail: RAILS.find((each) => each === rail) ?? 'wide' }
}

/** The attributes of `<html>` that globals.css reads, so that the first paint is already right. */
export function rootAttributes(preferences: Preferences): { 'data-theme'?: Theme; 'data-rail': Rail } {
  return { ...(preferences.theme === 'system' ? {} : { 'data-theme': preferences.theme }), 'data-rail': preferences.rail }
}
