package kz.daneker.clinic;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lets through what bears an access token in force; the file lists them, one a line, and is read at every request. */
@Interceptor
public final class BearerCheck {
    private static final String SCHEME = "Bearer ";

    private final Path tokens;

    BearerCheck(Path tokens) {
        this.tokens = tokens;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void require(HttpServletRequest request) throws IOException {
        String said = request.getHeader("Authorization");
        if (said == null
                || !said.startsWith(SCHEME)
                || !Files.readAllLines(tokens).contains(said.substring(SCHEME.length()))) {
            throw new AuthenticationException("an access token in force is needed");
        }
    }
}
