package kz.daneker.signing;

import java.util.ArrayList;
import java.util.List;

/** Small changes an attacker might make. */
final class Tamper {
    private Tamper() {}

    /** The text with one character replaced by another that base64url knows. */
    static String character(String text, int index) {
        char replacement = text.charAt(index) == 'A' ? 'B' : 'A';
        return text.substring(0, index) + replacement + text.substring(index + 1);
    }

    static SdJwt payload(SdJwt token) {
        String jwt = token.issuerJwt();
        return new SdJwt(character(jwt, jwt.indexOf('.') + 12), token.disclosures(), token.keyBindingJwt());
    }

    static SdJwt disclosure(SdJwt token) {
        List<String> disclosures = new ArrayList<>(token.disclosures());
        disclosures.set(0, character(disclosures.get(0), 10));
        return new SdJwt(token.issuerJwt(), disclosures, token.keyBindingJwt());
    }
}
