package kz.daneker.consent;

import java.nio.file.Path;

/**
 * Checks the detached signature beside a matrix file ({@code sharing-matrix.yaml.sig}, a JWS compact serialization with
 * the payload left out, ES256, RFC 7515 appendix F). The signing package implements it; the matrix only asks.
 */
@FunctionalInterface
public interface MatrixSeal {
    /** Trusts the file as it lies there: only for sites that set {@code daneker.matrix.signature=optional}. */
    MatrixSeal NOT_REQUIRED = (matrix, content) -> {};

    /**
     * Passes only if the file is signed as the site requires.
     *
     * @param matrix the matrix file; the signature lies beside it with {@code .sig} added to its name
     * @param content the file's text as it was read (UTF-8): what is checked is what is used
     * @throws BrokenMatrix if the signature is missing or does not hold
     */
    void check(Path matrix, String content);
}
