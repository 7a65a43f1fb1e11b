package kz.daneker.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import kz.daneker.signing.CosigningKey;

/** Where a witness keeps its key: the 32 bytes of its seed as base64 on one line, mode 600. */
public final class CosigningKeyFile {
    private CosigningKeyFile() {}

    /**
     * Opens the key, or makes one where there is none.
     *
     * @throws TrustProblem if the file is open to others or holds something else
     */
    public static CosigningKey openOrMake(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            SecretFiles.folderOf(file);
            byte[] seed = CosigningKey.generate(random).seed();
            SecretFiles.write(file, Base64.getEncoder().encodeToString(seed) + "\n");
            Arrays.fill(seed, (byte) 0);
        }
        if (!SecretFiles.isPrivate(file)) {
            throw new TrustProblem("only its owner may read a witness's key (mode 600), found it open to others");
        }
        try {
            return CosigningKey.ofSeed(
                    Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IllegalArgumentException e) {
            throw new TrustProblem("a witness's key must be 32 bytes as base64, found something else", e);
        }
    }
}
