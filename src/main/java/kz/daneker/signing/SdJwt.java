package kz.daneker.signing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * An SD-JWT in its compact form, cut at the tildes and not believed yet: {@code <issuer JWT>~<disclosure>~…~<KB-JWT>}.
 *
 * @param issuerJwt what the issuer signed
 * @param disclosures base64url, in the order they came; at most {@value #MAX_DISCLOSURES}
 * @param keyBindingJwt the presenter's signature over all before it, or null
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4">RFC 9901 §4</a>
 */
public record SdJwt(
        String issuerJwt,
        List<String> disclosures,
        @Nullable String keyBindingJwt) {
    /** Of a whole token, in ASCII characters: 256 KiB. */
    public static final int MAX_LENGTH = 256 * 1024;

    public static final int MAX_DISCLOSURES = 1024;

    public SdJwt {
        disclosures = List.copyOf(disclosures);
    }

    /**
     * Cuts a token into its parts.
     *
     * @param token as received
     * @throws Refusal {@code TOO_LARGE} beyond either limit, {@code ENVELOPE_MALFORMED} without a tilde or with an empty
     *     or non-base64url part
     */
    public static SdJwt parse(String token) {
        if (token.length() > MAX_LENGTH) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        String[] parts = token.split("~", MAX_DISCLOSURES + 3);
        if (parts.length > MAX_DISCLOSURES + 2) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        if (parts.length < 2 || parts[0].isEmpty()) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        List<String> disclosures = Arrays.asList(parts).subList(1, parts.length - 1);
        for (String disclosure : disclosures) {
            if (disclosure.isEmpty() || !Base64Url.isSpelled(disclosure)) {
                throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
            }
        }
        String last = parts[parts.length - 1];
        return new SdJwt(parts[0], disclosures, last.isEmpty() ? null : last);
    }

    /** The token as it travels, ASCII. */
    public String serialize() {
        return keyBindingJwt == null ? presented() : presented() + keyBindingJwt;
    }

    public Optional<String> keyBinding() {
        return Optional.ofNullable(keyBindingJwt);
    }

    /** The same token with this KB-JWT. */
    public SdJwt withKeyBinding(String kbJwt) {
        return new SdJwt(issuerJwt, disclosures, kbJwt);
    }

    /** The same token with these disclosures only, and no KB-JWT: the old one would no longer fit. */
    public SdJwt withDisclosures(List<String> kept) {
        return new SdJwt(issuerJwt, kept, null);
    }

    /** What a KB-JWT's {@code sd_hash} covers: everything before it, final tilde included (RFC 9901 §4.3.1). */
    String presented() {
        StringBuilder text = new StringBuilder(issuerJwt).append('~');
        for (String disclosure : disclosures) {
            text.append(disclosure).append('~');
        }
        return text.toString();
    }
}
