package kz.daneker.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.PersonName;
import kz.daneker.referral.Subject;
import kz.daneker.signing.CryptoProviders;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pseudonyms consents and referrals are looked up by. Without the key, which is no part of the database, a
 * copy of the tables tells of nobody, not even by trying all IINs there are.
 */
public final class PersonPseudonyms {
    private static final int KEY_BYTES = 32;
    private static final int PSEUDONYM_BYTES = 16;

    private final SecretKeySpec key;

    /** @param key 32 bytes; copied */
    public PersonPseudonyms(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the key of pseudonyms must have 32 bytes, found " + key.length);
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** All a person may be recognised by; empty for someone of whom nothing is told. */
    public Set<PersonKey> of(Subject subject) {
        Set<PersonKey> keys = new LinkedHashSet<>();
        if (subject.iin() != null) {
            keys.add(key(PersonKey.Kind.IIN, subject.iin().value()));
        }
        addName(keys, subject.name());
        addName(keys, subject.nameLatin());
        if (subject.temporaryId() != null) {
            keys.add(key(PersonKey.Kind.ALIAS, subject.temporaryId()));
        }
        if (subject.callerAlias() != null) {
            keys.add(key(PersonKey.Kind.ALIAS, folded(subject.callerAlias())));
        }
        if (subject.birthDate() != null) {
            keys.add(key(PersonKey.Kind.BORN, subject.birthDate().toString()));
        }
        return keys;
    }

    /** Without the patronymic, which many papers leave out. */
    private void addName(Set<PersonKey> keys, @Nullable PersonName name) {
        if (name != null) {
            String folded = folded(name.family()) + "|" + folded(name.given());
            if (folded.length() > 1) {
                keys.add(key(PersonKey.Kind.NAME, folded));
            }
        }
    }

    /** A name for what an agency names itself: the same each time, and telling nothing of the agency's own name for it. */
    public UUID nameOf(AgencyId collector, String told) {
        ByteBuffer code = ByteBuffer.wrap(code("NAMED:" + collector + ":" + told));
        long high = (code.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
        long low = (code.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private PersonKey key(PersonKey.Kind kind, String told) {
        return new PersonKey(
                kind,
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Arrays.copyOf(code(kind + ":" + told), PSEUDONYM_BYTES)));
    }

    private byte[] code(String told) {
        try {
            Mac mac = CryptoProviders.hmacSha256();
            mac.init(key);
            return mac.doFinal(told.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a key of 32 bytes must be usable with HMAC", e);
        }
    }

    /** Case and ё/е differ between documents of one person. */
    private static String folded(@Nullable String part) {
        return part == null
                ? ""
                : Normalizer.normalize(part.strip(), Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .replace('ё', 'е');
    }
}
