// Passkeys need the browser's own interface; everything else on these pages works without this file.
(() => {
  "use strict";
  const csrf = document.querySelector("meta[name=csrf]");
  const toBytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
  const toText = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  async function post(path, body) {
    const answer = await fetch(path, {
      method: "POST",
      headers: {"Content-Type": "application/json", [csrf.dataset.header]: csrf.content},
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async function signIn() {
    const options = await post("/webauthn/authenticate/options");
    const key = await navigator.credentials.get({publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      allowCredentials: (options.allowCredentials || []).map(each => ({...each, id: toBytes(each.id)})),
    }});
    const answer = await post("/login/webauthn", {
      id: key.id,
      rawId: toText(key.rawId),
      type: key.type,
      credType: key.type,
      clientExtensionResults: key.getClientExtensionResults(),
      authenticatorAttachment: key.authenticatorAttachment,
      response: {
        authenticatorData: toText(key.response.authenticatorData),
        clientDataJSON: toText(key.response.clientDataJSON),
        signature: toText(key.response.signature),
        userHandle: key.response.userHandle ? toText(key.response.userHandle) : undefined,
      },
    });
    location.assign(answer.redirectUrl);
  }

  async function register() {
    const options = await post("/webauthn/register/options");
    const key = await navigator.credentials.create({publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: {...options.user, id: toBytes(options.user.id)},
      excludeCredentials: (options.excludeCredentials || []).map(each => ({...each, id: toBytes(each.id)})),
    }});
    await post("/webauthn/register", {publicKey: {
      credential: {
        id: key.id,
        rawId: toText(key.rawId),
        type: key.type,
        clientExtensionResults: key.getClientExtensionResults(),
        authenticatorAttachment: key.authenticatorAttachment,
        response: {
          attestationObject: toText(key.response.attestationObject),
          clientDataJSON: toText(key.response.clientDataJSON),
          transports: key.response.getTransports ? key.response.getTransports() : [],
        },
      },
      label: options.user.name,
    }});
    document.getElementById("registered").requestSubmit();
  }

  function offer(id, what, shown) {
    const button = document.getElementById(id);
    if (!button || !window.PublicKeyCredential) return;
    (shown || button).hidden = false;
    button.addEventListener("click", () => what().catch(() => {
      const said = document.createElement("p");
      said.className = "said refused";
      said.setAttribute("role", "alert");
      said.textContent = button.dataset.refused;
      button.before(said);
    }));
  }

  offer("passkey", signIn);
  offer("register", register, document.getElementById("new-passkey"));
})();
