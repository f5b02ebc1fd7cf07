/**
 * Runs in the page: every line of a stream of messages comes this much later than the one
 * before, as from clusters that answer one after the other.
 */
export function slowDownStreams(pauseMs: number) {
  const fetchAtOnce = window.fetch;
  window.fetch = async (...request) => {
    const response = await fetchAtOnce(...request);
    const type = response.headers.get('content-type') ?? '';
    if (!response.body || !type.includes('ndjson')) return response;
    let rest = '';
    const lines = new TransformStream<string, string>({
      async transform(chunk, controller) {
        const whole = (rest + chunk).split('\n');
        rest = whole.pop() ?? '';
        for (const line of whole) {
          controller.enqueue(`${line}\n`);
          await new Promise(resolve => setTimeout(resolve, pauseMs));
        }
      },
    });
    const slow = response.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(lines)
      .pipeThrough(new TextEncoderStream());
    return new Response(slow, response);
  };
}
