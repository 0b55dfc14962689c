/** A document of its own for when even the frame failed; plain markup, no script, no style sheet needed. */
export function GlobalFailure({ digest }: { digest: string | undefined }) {
  return (
    <html lang="en">
      <head><title>Failed · SupportAgentBench</title></head>
      <body>
        <main>
          <h1>The app failed</h1>
          <p>Nothing you saved before is lost. The server's log has the cause{digest === undefined ? '' : ` under ${digest}`}.</p>
          <p><a href="/eval">Open the board again</a></p>
        </main>
      </body>
    </html>
  )
}
