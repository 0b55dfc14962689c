import { Icon } from '@/components/ui/icon'

/** Signing out, as one line of a menu: a form, because it changes something. */
export function SignOut() {
  return (
    <form method="post" action="/sign-out">
      <button type="submit" className="flex h-8 w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-hover"><Icon name="sign_out" className="text-faint" />Sign out</button>
    </form>
  )
}
