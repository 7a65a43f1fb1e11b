package kz.daneker.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.Officer;
import kz.daneker.officer.OfficerId;
import kz.daneker.store.Database;
import org.springframework.web.servlet.HandlerInterceptor;

/** Whoever looks at a page is in office at that moment, and on the trail before the page is made. */
final class PageRead implements HandlerInterceptor {
    private final Database database;
    private final AuditTrail trail;
    private final Accounts accounts;

    PageRead(Database database, AuditTrail trail, Accounts accounts) {
        this.database = database;
        this.trail = trail;
        this.accounts = accounts;
    }

    /** The record of an officer who looks at something. */
    static AuditRecord by(Principal officer) {
        return AuditRecord.of(AuditEvent.READ).byOfficer(officer.getName());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Principal officer = request.getUserPrincipal();
        if (officer == null
                || accounts.find(new OfficerId(officer.getName()))
                        .filter(Officer::inOffice)
                        .isEmpty()) {
            request.getSession().invalidate();
            response.sendRedirect(ConsoleSecurity.SIGN_IN);
            return false;
        }
        if (request.getMethod().equals("GET")) {
            trail.record(database, List.of(by(officer)));
        }
        return true;
    }
}
