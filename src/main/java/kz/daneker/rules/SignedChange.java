package kz.daneker.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.signing.DetachedJws;
import kz.daneker.signing.SigningKey;

/**
 * A change and who signed it so far; nothing here is checked yet, see {@link TwoSigners}.
 *
 * @param statement the change's very text, which the signatures are over
 */
public record SignedChange(String statement, List<Signature> signatures) {
    /**
     * One agency's signature.
     *
     * @param jws detached, {@code typ} {@code matrix-change+jws}
     */
    public record Signature(AgencyId agency, String jws) {}

    public SignedChange {
        signatures = List.copyOf(signatures);
    }

    /** One nobody signed yet. */
    public static SignedChange unsigned(MatrixChange change) {
        return new SignedChange(change.write(), List.of());
    }

    /** Refuses as {@link MatrixChange#read}. */
    public MatrixChange change() {
        return MatrixChange.read(statement);
    }

    /** The same with this agency's signature; an earlier one of the same agency gives way. */
    public SignedChange signedBy(AgencyId agency, SigningKey key) {
        List<Signature> all = new ArrayList<>(signatures);
        all.removeIf(former -> former.agency().equals(agency));
        all.add(new Signature(agency, DetachedJws.sign(DetachedJws.MATRIX_CHANGE, bytes(), key)));
        return new SignedChange(statement, all);
    }

    byte[] bytes() {
        return statement.getBytes(StandardCharsets.UTF_8);
    }
}
