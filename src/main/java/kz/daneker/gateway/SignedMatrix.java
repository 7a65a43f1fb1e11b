package kz.daneker.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import kz.daneker.agency.AgencyId;
import kz.daneker.consent.BrokenMatrix;
import kz.daneker.consent.MatrixSeal;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.DetachedJws;
import kz.daneker.trust.Party;
import kz.daneker.trust.TrustStore;

/** The matrix is signed by the ministry, with the key registered for it, over the file's very bytes. */
final class SignedMatrix implements MatrixSeal {
    private static final AgencyId OWNER = new AgencyId("moe");

    private final MatrixSettings.Signature signature;
    private final TrustStore trust;
    private final Clock clock;

    SignedMatrix(MatrixSettings.Signature signature, TrustStore trust, Clock clock) {
        this.signature = signature;
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public void check(Path matrix, String content) {
        Path file = matrix.resolveSibling(matrix.getFileName() + ".sig");
        if (!Files.exists(file)) {
            if (signature == MatrixSettings.Signature.REQUIRED) {
                throw new BrokenMatrix(
                        file.getFileName() + " must lie beside the matrix", "none", "have the ministry sign it");
            }
            return;
        }
        try {
            String compact = Files.readString(file, StandardCharsets.US_ASCII).strip();
            DetachedJws.verify(
                    compact,
                    content.getBytes(StandardCharsets.UTF_8),
                    trust.register().signing(Party.of(OWNER), DetachedJws.keyNamedBy(compact), clock.instant()));
        } catch (IOException | Refusal e) {
            throw new BrokenMatrix(
                    file.getFileName() + " must be the ministry's signature over the matrix as it is",
                    "another",
                    "have the ministry sign it again");
        }
    }
}
