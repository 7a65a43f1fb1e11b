package kz.daneker.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.trust.TrustStore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody gets further without a registered client certificate; what it says about the agency is what counts. */
final class CallerFilter extends OncePerRequestFilter {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    /** A token of 256 KiB inside a JWE, and some room: what is larger is refused for its size, not read. */
    private static final int LARGEST_BODY = 400 * 1024;

    private final TrustStore trust;
    private final RateLimit rate;
    private final Problems problems;
    private final Clock clock;

    CallerFilter(TrustStore trust, RateLimit rate, Problems problems, Clock clock) {
        this.trust = trust;
        this.rate = rate;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            AgencyId caller = trust.register().client(certificate(request), clock.instant());
            rate.take(caller);
            request.setAttribute(Caller.ATTRIBUTE, caller);
            requireSmall(request.getContentLengthLong());
        } catch (Refusal refusal) {
            problems.write(refusal, request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        chain.doFilter(new LimitedRequest(request, LARGEST_BODY), response);
    }

    /** A sender that says beforehand how much it will send is spared sending it. */
    private static void requireSmall(long announced) {
        if (announced > LARGEST_BODY) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
    }

    private static @Nullable X509Certificate certificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? chain[0]
                : null;
    }
}
