package kz.daneker.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Evidence;
import kz.daneker.store.Database;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Whoever looks at a page is on the trail before the page is made. */
final class PageRead implements HandlerInterceptor {
    /** Where a page finds the record of its being read. */
    static final String RECORD = "kz.daneker.read";

    private final Database database;
    private final AuditTrail trail;

    PageRead(Database database, AuditTrail trail) {
        this.database = database;
        this.trail = trail;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Principal officer = request.getUserPrincipal();
        if (officer == null) {
            response.sendRedirect(ConsoleSecurity.SIGN_IN);
            return false;
        }
        if (request.getMethod().equals("GET")) {
            AuditRecord record = record(officer, request);
            request.setAttribute(RECORD, record);
            if (!isLeftTo(handler)) {
                trail.record(database, List.of(record));
            }
        }
        return true;
    }

    /** Who reads which page; what was asked of it is left out, as officers type it. */
    private static AuditRecord record(Principal officer, HttpServletRequest request) {
        String page = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return AuditRecord.of(AuditEvent.READ)
                .byOfficer(officer.getName())
                .with(Evidence.sealed(page.getBytes(StandardCharsets.UTF_8)));
    }

    /** A page that takes the record hands it to whoever answers, which writes it before. */
    private static boolean isLeftTo(Object handler) {
        return handler instanceof HandlerMethod page
                && List.of(page.getMethod().getParameterTypes()).contains(AuditRecord.class);
    }
}
