import { textAt } from '../testing';
import {
  findCondition,
  item,
  items,
  startOperated,
} from './__testUtils__/operated';

const operated = startOperated();

describe('a Certificate', () => {
  const certificate = {
    kind: 'Certificate',
    namespace: 'orders',
    name: 'orders-example-com',
  };
  const name = certificate.name;
  const state = async () => {
    const object = await item(operated.us, 'orders', 'certificates', name);
    const [request] = await items(operated.us, 'orders', 'certificaterequests');
    const [order] = await items(operated.us, 'orders', 'orders');
    return {
      ready: textAt(findCondition(object, 'Ready'), 'reason'),
      issuing: textAt(findCondition(object, 'Issuing'), 'status'),
      isEnded:
        Date.parse(textAt(object, 'status', 'notAfter') ?? '') <=
        operated.clock.now(),
      request: textAt(findCondition(request, 'Ready'), 'reason'),
      order: textAt(order, 'status', 'state'),
      challenges: (await items(operated.us, 'orders', 'challenges')).length,
    };
  };

  it('has expired, as its order was refused', async () => {
    expect(await state()).toEqual({
      ready: 'Expired',
      issuing: 'False',
      isEnded: true,
      request: 'Failed',
      order: 'invalid',
      challenges: 0,
    });
  });

  it('is requested again, and renewed', async () => {
    operated.us.moveTo(certificate, 'issuing');
    expect(await state()).toEqual({
      ready: 'Expired',
      issuing: 'True',
      isEnded: true,
      request: 'Pending',
      order: 'pending',
      challenges: 1,
    });
    operated.us.moveTo(certificate, 'renewed');
    expect(await state()).toEqual({
      ready: 'Ready',
      issuing: undefined,
      isEnded: false,
      request: 'Issued',
      order: 'valid',
      challenges: 0,
    });
  });
});
