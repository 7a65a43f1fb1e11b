// Reads {issuer, holder, nonce, audience, now, cases: [{name, token}]} on stdin (two public JWKs, seconds), writes [{name, sdJwt, jose, claims}].
// sdJwt and jose are "ok" or the library's reason; nothing of Daneker is used here.
import { createHash, createPublicKey, verify as nodeVerify } from 'node:crypto';
import { SDJwtInstance } from '@sd-jwt/core';
import { compactVerify, importJWK, jwtVerify } from 'jose';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { issuer, holder, nonce, audience, now, cases } = JSON.parse(Buffer.concat(chunks).toString('utf8'));

const es256 = (jwk) => {
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  return (data, sig) => nodeVerify('sha256', Buffer.from(data), key, Buffer.from(sig, 'base64url'));
};
const hasher = (data) => createHash('sha256').update(typeof data === 'string' ? data : Buffer.from(data)).digest();

async function bySdJwt(token) {
  const kbPresent = !token.endsWith('~');
  const instance = new SDJwtInstance({ hasher, hashAlg: 'sha-256', verifier: es256(issuer), kbVerifier: es256(holder) });
  const result = await instance.verify(token, {
    currentDate: now,
    ...(kbPresent ? { keyBindingNonce: nonce } : {}),
  });
  return result.payload;
}

async function byJose(token) {
  const parts = token.split('~');
  await compactVerify(parts[0], await importJWK(issuer, 'ES256'), { algorithms: ['ES256'] });
  const kb = parts.at(-1);
  if (kb === '') return;
  const { payload } = await jwtVerify(kb, await importJWK(holder, 'ES256'), {
    algorithms: ['ES256'], typ: 'kb+jwt', audience, currentDate: new Date(now * 1000),
  });
  const shown = token.slice(0, token.length - kb.length);
  if (payload.sd_hash !== createHash('sha256').update(shown).digest('base64url')) throw new Error('sd_hash');
  if (payload.nonce !== nonce) throw new Error('nonce');
}

const results = [];
for (const { name, token } of cases) {
  const result = { name };
  await bySdJwt(token).then((claims) => Object.assign(result, { sdJwt: 'ok', claims }), (e) => { result.sdJwt = String(e.message); });
  await byJose(token).then(() => { result.jose = 'ok'; }, (e) => { result.jose = String(e.message); });
  results.push(result);
}
process.stdout.write(JSON.stringify(results));
