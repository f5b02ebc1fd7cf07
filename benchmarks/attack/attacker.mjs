/** Exceeds the limits of one caller until it is ended, in its own process. */
const { url, token, services, requests } = JSON.parse(process.env.ATTACK);
const headers = { authorization: token };

/** Takes what comes as fast as it comes, and comes back at once whatever the answer was. */
async function again(path) {
  for (;;) {
    try {
      const response = await fetch(`${url}/${path}`, { headers });
      for await (const chunk of response.body) void chunk;
    } catch {
      // Refused or cut off: once more.
    }
    await new Promise(setImmediate);
  }
}

for (const service of services) void again(`${service}/live`);
for (let index = 0; index < requests; index += 1) {
  const service = services[index % services.length];
  const pod = `${service}/pods/good-1/shop/${service}-0`;
  void again(`${pod}/${['events', 'logs', 'manifest'][index % 3]}`);
}
